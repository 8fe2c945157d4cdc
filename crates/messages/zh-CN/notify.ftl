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

notify-line = { $task }：{ $words }
notify-assigned = 已交办，{ $due }前完成，请签收
notify-assigned-undated = 已交办，请签收
notify-unsigned = 交办已 { $days } 天，尚未签收
notify-reassignment-requested = { $unit }申请改派，请审核
notify-report-due = 请于{ $day }前报送进展
notify-report-missing = 进展报送已逾期 { $days } 天
notify-report-to-approve = 有一份报送待您审签
notify-report-to-review = { $unit }已报送进展，请审核
notify-report-returned = 报送被退回（{ $words }）
notify-due-soon = 应于{ $due }办结，还剩 { $days } 天
notify-overdue = 应于{ $due }办结，已超期 { $days } 天
notify-chased-blue = 收到蓝色督办单，请于{ $day }前回复
notify-chased-yellow = 收到黄色督办单，请于{ $day }前回复
notify-chased-red = 收到红色督办单，请于{ $day }前回复
notify-chase-answered = { $unit }已回复督办单
notify-asked = { $unit }要求报送，{ $due }前回复
notify-ask-proposed = { $unit }的报送要求超出负担额度，待您批准
notify-ask-approved = 报送要求已获批准
notify-ask-declined = 报送要求未获批准（{ $words }）
notify-ask-withdrawn = 报送要求已撤回，不用再报（{ $words }）
notify-answer-due = { $days ->
    [0] 今天（{ $due }）截止，请报送
   *[other] 请于{ $due }前报送，还剩 { $days } 天
}
notify-answer-missing = 还没有报送，已逾期 { $days } 天
notify-all-answered = { $due }应报的 { $count } 个单位已全部报齐
notify-answers-missing = 应于{ $due }报齐，{ $asked } 个单位中还有 { $missing } 个未报：{ $units }
notify-extension-requested = { $unit }申请延期至{ $until }，请审批
notify-extension-granted = 同意延期至{ $until }
notify-extension-refused = 延期申请未获同意（{ $words }）
notify-suspension-review = 挂账事项应于{ $day }复核
notify-closing-requested = { $unit }申请办结，请核查
notify-closing-returned = 办结申请被退回，请继续办理（{ $words }）
notify-closed = 已办结
notify-reopened = 已重开（{ $words }）
notify-cancelled = 已撤销（{ $words }）
notify-directed = 领导批示（{ $words }）
notify-takes-part = 已交办，本单位为责任单位，{ $due }前完成
notify-takes-part-undated = 已交办，本单位为责任单位
notify-arranged = 由您承办，{ $due }前完成
notify-arranged-undated = 由您承办
notify-taken-away = 已改由{ $unit }牵头
notify-unit-kept = 改派申请未获同意，请继续办理（{ $words }）
notify-issue-proposed = 立项待您审核交办
notify-issue-sent-back = 立项被退回（{ $words }）
notify-excused = 滞后理由已认可，至{ $until }
notify-due-moved = 完成时限改为{ $due }
notify-due-moved-undated = 不再设完成时限
notify-milestones-moved = 督查机构定的节点改为：{ $milestones }
notify-milestones-moved-none = 督查机构定的节点取消了
notify-chase-unanswered = 督办单应于{ $day }前回复，尚未回复
notify-chase-met = 督办事项已认定落实
notify-chase-unmet = 督办事项认定未落实（{ $words }）
notify-chase-withdrawn = 督办单已撤回（{ $words }）
notify-suspension-proposed = 提请挂账，请审批（{ $words }）
notify-suspended = 已挂账，{ $day }复核
notify-suspension-refused = 不同意挂账（{ $words }）
notify-resumed = 已恢复办理（{ $words }）
notify-closing-recommended = { $unit }的办结申请已核查，待您审批
notify-referred = { $unit }提请您定夺
notify-referral-answered = 提请事项已批示
notify-referral-withdrawn = 提请已撤回（{ $words }）
notify-direction-followed = 批示{ $outcome ->
    [task] 已转为任务
    [chase] 已转为督办单
   *[noted] 已阅知
}

## 灯变了

notify-light-red = ■滞后
notify-light-amber = ▲预警
notify-light-green = ●正常
notify-turned = 由{ $from }转为{ $to }，{ $why }
notify-turned-mend = 由{ $from }转为{ $to }，{ $why }。转绿需要：{ $mend }
notify-turned-and = ，并且
notify-turned-many = { $count } 项任务的灯变了：{ $parts }
notify-turned-besides = { $news }；另有{ $earlier }
notify-lit-many = { $count } 项任务的灯早已是现在的颜色：{ $parts }
notify-lit-red = ■ 滞后 { $count } 项
notify-lit-amber = ▲ 预警 { $count } 项
notify-lit-green = ● 正常 { $count } 项
notify-turned-red = ■ 转红 { $count } 项
notify-turned-amber = ▲ 转黄 { $count } 项
notify-turned-green = ● 转绿 { $count } 项

## 日历订阅

notify-feed-due = { $task } 到期
notify-feed-report = { $task } 报送截止
notify-feed-answer = { $task } 督办单回复截止
notify-feed-request = { $task } 填报截止
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

## 试发

notify-trial = 这是一条试发的消息，收到说明外发已开通
notify-trial-opening = 外发试验：
notify-figure-corrected = { $period } 的数由 { $before } 更正为 { $after }：{ $words }
notify-answer-to-approve = 督办单的回复待审签
notify-answer-sent-back = 督办单的回复被退回修改：{ $words }
notify-extension-to-approve = 延期至{ $until }的申请待审签
notify-extension-sent-back = 延期申请被本单位退回：{ $words }
