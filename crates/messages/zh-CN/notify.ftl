### 外发通知：邮件、群机器人、日历订阅

## 一封通知

notify-subject = 【落实·{ $site }】{ $count } 件事项请处理
notify-subject-urgent = 【落实·{ $site }】{ $count } 件紧急事项请即处理
notify-subject-one = 【落实·{ $site }】{ $line }
notify-opening = 以下 { $count } 件事项请登录系统处理：
notify-more = 另有 { $count } 件，请登录系统查看。
notify-footer = 本通知由“落实”系统（{ $site }）自动发出，请勿回复。
notify-see-page = 内容请登录系统查看

## 每件事项一行

notify-assigned = { $task }：已交办，{ $due }前完成，请签收
notify-assigned-undated = { $task }：已交办，请签收
notify-unsigned = { $task }：交办已 { $days } 天，尚未签收
notify-reassignment-requested = { $task }：{ $unit }申请改派，请审核
notify-report-due = { $task }：请于{ $day }前报送进展
notify-report-missing = { $task }：进展报送已逾期 { $days } 天
notify-report-to-approve = { $task }：有一份报送待您审签
notify-report-to-review = { $task }：{ $unit }已报送进展，请审核
notify-report-returned = { $task }：报送被退回（{ $words }）
notify-due-soon = { $task }：应于{ $due }办结，还剩 { $days } 天
notify-overdue = { $task }：应于{ $due }办结，已超期 { $days } 天
notify-turned-amber = { $task }：转为预警（黄灯）
notify-turned-red = { $task }：转为滞后（红灯）
notify-chased-blue = { $task }：收到蓝色督办单，请于{ $day }前回复
notify-chased-yellow = { $task }：收到黄色督办单，请于{ $day }前回复
notify-chased-red = { $task }：收到红色督办单，请于{ $day }前回复
notify-chase-answered = { $task }：{ $unit }已回复督办单
notify-extension-requested = { $task }：{ $unit }申请延期至{ $until }，请审批
notify-extension-granted = { $task }：同意延期至{ $until }
notify-extension-refused = { $task }：延期申请未获同意（{ $words }）
notify-suspension-review = { $task }：挂账事项应于{ $day }复核
notify-closing-requested = { $task }：{ $unit }申请办结，请核查
notify-closing-returned = { $task }：办结申请被退回，请继续办理（{ $words }）
notify-closed = { $task }：已办结
notify-reopened = { $task }：已重开（{ $words }）
notify-cancelled = { $task }：已撤销（{ $words }）
notify-directed = { $task }：领导批示（{ $words }）

## 日历订阅

notify-feed-due = { $task } 到期
notify-feed-milestone = { $task } 节点：{ $name }
notify-feed-done = { $words }（已完成）
notify-feed-units = 牵头：{ $lead }

## 发不出去的原因

notify-error-address = 地址无法使用：{ $detail }
notify-error-setting = 设置有误：{ $detail }
notify-error-forbidden = { $detail } 不在允许外发的范围内，请系统管理员核对外发设置
notify-error-unreachable = 连接不上 { $detail }
notify-error-timeout = { $detail } 在规定时间内没有应答
notify-error-refused = { $detail } 拒收：{ $code } { $words }
notify-error-unreadable = { $detail } 的应答无法识别
