### 督办单：列表、页面、表单、纸质件

nav-chases = 督办
chase-title = 督办单
chase-sub = { $count } 张
chase-empty-title = 没有符合条件的督办单
chase-empty-hint = 任务预警或滞后时，可在任务页上发督办单。
chase-proposals = 按规则应当发出
chase-proposals-hint = 红色督办单须由办公室领导签发，以下事项已到该发的时候。
chase-propose = 签发{ $colour }督办单
chase-write = 发督办单
chase-write-about = 就本任务发督办单
chase-send = 发出
chase-colour = 等级
chase-state = 状态
chase-unit = 承办单位
chase-task = 任务
chase-reason = 事由和要求
chase-reason-begin = { $why }请说明原因，提出追赶措施。
chase-reason-direction = { $name }批示：{ $text }
chase-on = 发出日期
chase-answer-due = 回复时限
chase-late = 逾期 { $days } 天
chase-by-rule = 按规则自动发出
chase-issued-by = 签发
chase-follows = 接续
chase-followed-by = 已升级为
chase-answer = 单位回复
chase-answer-words = 回复内容
chase-answer-none = 还没有回复
chase-verdict = 认定意见
chase-source = 来源
chase-next = 升级为{ $colour }
chase-next-hint = 未落实，或到期没有回复，应当升级。
chase-pending = 本任务还有未办结的督办单
chase-paper = 下载督办单（docx）
chase-print = 打印可用浏览器的打印功能
chase-history = 办理经过
chase-remark = 说明（可不填）
chase-why = 理由
chase-told-written = { $number }已发出。
chase-told-moved = { $number }已办理。
chase-of-task = 督办
chase-to-answer = 待回复的督办单
chase-older = 更早的
chase-rule-reason = { $why }请说明原因，提出追赶措施。
chase-rule-follows = { $number }未落实。{ $why }请说明原因，提出追赶措施。
chase-rule-unanswered = { $number }到期没有回复。

## 纸质件

chase-paper-title = { $site }督办单
chase-paper-source = 来源与原文
chase-paper-no-source = 自行立项
chase-paper-matter = 事项
chase-paper-demand = 要求
chase-paper-unit = 承办单位
chase-paper-due = 时限
chase-paper-answer-by = { $day }前书面回复
chase-paper-issued = 签发
chase-paper-signed = 签收时间
chase-paper-answer = 反馈
chase-paper-issuer = { $site }督查室
chase-paper-day = { $year }年{ $month }月{ $day }日

## 拒绝

refused-colour = 请选督办单的等级。
refused-command = 没有这一步操作。
refused-chase-not-open = 任务不在办理中，不能就它发督办单。
chase-sent-by-rule = 蓝色、黄色督办单到日子按规则自动发出，红色由办公室领导签发
chase-sent-by-hand = 本站的督办单都由人工签发；到该发的时候，系统在下面提出
chase-with-head = 回复待单位主要负责人审签
chase-sent-back = 回复被退回修改
chase-to-head = 回复先送单位主要负责人审签，审签后才报出。
chase-to-approve = 督办回复待审签
refused-no-answer-with-head = 没有待审签的回复。
