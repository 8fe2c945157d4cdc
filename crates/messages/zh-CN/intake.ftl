# 收文：文件读不进来时说的话。每条一行：哪个文件、什么毛病、怎么办。
intake-missing = { $file }：找不到这个文件。请核对文件名和路径。
intake-unreadable = { $file }：打不开。请检查是否为文件、有无读取权限、是否正被占用。
intake-empty = { $file }：文件里没有内容。请确认选对了文件，并已保存。
intake-too-large = { $file }：文件过大，超过 { $limit } 的上限。请只交文字部分，去掉图片后另存，或拆成几份。
intake-too-long = { $file }：文字过长，超过 { $limit } 字的上限。请核对是否选错了文件，或拆成几份。
intake-unsupported = { $file }：不支持 { $kind } 格式。请另存为 docx、xlsx、pdf、ofd 或 txt 后再交。
intake-picture = { $file }：这是图片，没有文字。请先做文字识别（OCR），或改交 Word 原件。
intake-unknown = { $file }：内容不是可识别的文字或文档。请交 docx、doc、xlsx、xls、pdf、ofd、txt 或 csv 文件。
intake-encrypted = { $file }：文件已加密，需要密码才能打开。请先取消密码，另存后再交。
intake-damaged = { $file }：文件已损坏，无法读取。请用 Word、WPS 或 PDF 阅读器打开，另存为新文件后再交。
intake-scanned = { $file }：没有文字层，像是扫描件。请先做文字识别（OCR），或改交 Word 原件。
intake-blank-pages = { $file }：第 { $pages } 页没有文字层，未读入。如为扫描页，请先做文字识别（OCR）。
intake-garbled = { $file }：文字层是乱码，字体没有可用的编码。请改交 Word 原件，或做文字识别（OCR）后再交。
intake-bomb = { $file }：解压后的内容过大，超过 { $limit } 的上限，已停止读取。请删去无关内容，另存后再交。
intake-too-slow = { $file }：读取超过 { $seconds } 秒，已停止。请拆成几份，或改交 Word 原件。
intake-too-heavy = { $file }：读取所需内存超过 { $limit }，已停止。请拆成几份，或改交 Word 原件。
intake-no-reader = { $file }：读取程序未能启动，文件没有读成。请稍后再试；仍不成功，请联系系统管理员。

## 命令 luoshi read

read-help = 读文件，列出其中要落实的任务
read-help-files = 文件：txt、docx、doc、xlsx、xls、pdf、ofd、csv；- 表示标准输入
read-help-date = 文件日期；不写时取文中日期
read-help-format = 输出格式
read-help-out = 写入这个文件，不写时输出到屏幕
read-bad-date = { $date }：日期不对。请写成 2026-03-05 这样的形式。
read-bad-lang = { $lang }：没有这种语言。可选 { $choices }。
read-binary-terminal = docx 和 xlsx 不能显示在屏幕上。请用 --out 指定文件名。
read-cannot-make = 表格没有做成：{ $reason }。请减少一次读取的文件数量后再试。
read-cannot-write = { $file }：写不进去（{ $reason }）。请检查路径、权限和磁盘空间。
read-none = 没有找到需要落实的任务。
read-date-pattern = %Y年%-m月%-d日
read-list-separator = 、
read-target-equal = { $metric }{ $value }{ $unit }
read-target-at-least = { $metric }{ $value }{ $unit }以上
read-target-more-than = { $metric }超过{ $value }{ $unit }
read-target-at-most = { $metric }不超过{ $value }{ $unit }
read-target-less-than = { $metric }低于{ $value }{ $unit }
read-target-about = { $metric }{ $value }{ $unit }左右
read-target-zero = 不发生{ $metric }
read-target-all = { $metric }：全部
read-target-sync = { $metric }：同步
read-target-due = { $target }（{ $date }前）
read-milestone = 节点：{ $date }前，{ $milestone }
