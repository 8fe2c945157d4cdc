### 出表：任务分解表等

paper-breakdown-title = { $title }任务分解表
paper-ledger-title = { $site }任务台账
paper-sheet-tasks = 任务分解表
paper-as-of = 数据截至{ $date }
paper-generated = 由落实生成
paper-count = 共 { $count } 项
paper-source-file = 来源：{ $title }
