### 工作台

home-empty-title = 从放入第一份文件开始
home-empty-hint = 放入一份讲话或报告，系统找出其中可检查的任务，您逐条审定后交办。单位名单越全，牵头单位对得越准。
home-empty-reader = 还没有交办任务。督查专员放入文件并交办后，这里就有内容。
home-put-document = 放入文件
home-check-units = 核对单位名单
home-longest-overdue = 拖得最久的一项
home-first-to-push = 最该先推的一项
home-overdue-by = 已过完成时限
home-progress = 报送进度
home-plan = 按计划应达到
home-open-task = 看这项任务
home-all-late = 全部红黄灯
home-nothing-late = 没有滞后和预警的任务
home-nothing-late-hint = 在办任务都在时限和计划之内。
home-open-ledger = 打开台账
home-documents-wait = { $count } 份文件等您审定
home-documents-wait-hint = 先审定最早放入的一份；已采纳的一次交办，编号连着排。
home-go-on-reviewing = 继续审定
home-reviewing = 等您审定
home-documents = { $count } 份
home-undecided = { $count } 条待定
home-to-issue = { $count } 条待交办
home-all = 全部 { $count } 项
home-whole-ledger = 全部任务
home-by-unit = 各单位
home-worst-first = 滞后多的在前
