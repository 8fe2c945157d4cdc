### 命令行

cli-error = 出错：{ $message }
cli-hint = 办法：{ $hint }
