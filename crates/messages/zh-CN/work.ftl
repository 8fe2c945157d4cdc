### 办理：任务页上的操作、报送、工作台上的待办

## 任务页

work-waits = 现在等
work-in-hand = 正在办理
work-with = 现在由
wait-days = 已等 { $days } 天：{ $what }
wait-due = 超过完成时限
wait-report = 报送逾期
wait-signing = 超过签收时限
wait-returned = 退回后没有重报
wait-chase = 督办单没有回复
wait-decision = 待审核或审批
work-holder-unit = { $unit }（{ $office }）
holder-short-unit = 联络员
holder-short-unit-head = 主要负责人
work-since = { $date }起，第 { $days } 天
work-others = 还有 { $count } 步，由别人办或者现在不能办
work-who = 可由{ $who }办理
work-done = 任务 { $number } 已办理这一步。
work-reason = 理由
work-result = 办理结果
work-until = 有效期至
work-review = 复查日期
work-new-due = 申请延到
work-new-unit = 改由哪个单位牵头
work-proposed-unit = 建议改派给
work-grade = 评价
work-plan = 办理方案
work-assignee = 具体承办人
work-milestones = 节点
work-evidence = 佐证材料
work-stage = 环节
work-signed = 签收
work-signed-late = （超期 { $days } 天签收）
work-report-due = 下次报送
work-report-due-why = { $date }（{ $why }）
due-why-returned = 报送被退回，{ $days } 天内重报
due-why-end = 到完成时限报
due-why-stated = 任务定了{ $rhythm }报
due-why-light = { $light }，{ $rhythm }报一次
work-asked-reassignment = 申请改派
work-asked-extension = 申请延期
work-extension-open = （待初审）
work-extension-endorsed = （待批准）
work-suspension = 挂账
work-suspension-words = { $reason }，{ $date }复查
work-reports-returned = 报送被退回
work-closings-returned = 办结被退回
work-reopened = 重开
work-times = { $count } 次
work-days-held = 各方用时
work-days = { $days } 天
work-old-dues = 原定时限
work-old-due = { $date }改，{ $cause }
work-milestone-done = { $date }完成
work-report = 报送
work-colour = 等级
work-answer-due = 回复时限
work-outcome = 结果
work-closing-request = 办结申请

## 安排办理、倒排工期

plan-title = 倒排工期
plan-hint = 填节点和要用的工作日，从完成时限往回推出最晚开始的日子，节假日和调休都算在内。只有日期的节点填“不晚于”就行。
plan-row = 行
plan-name = 节点
plan-days = 工作日
plan-after = 接第几行
plan-by = 不晚于
plan-count = 推算日期
plan-fit = 推算结果
plan-of-task = 工作安排
plan-change = 调整
plan-start = 最晚开始
plan-planned = 计划完成
plan-state = 情况
plan-spare = 来得及，还有 { $days } 个工作日的余地。
plan-missing = 排不下，差 { $days } 个工作日
plan-missing-at = 应当在{ $date }开始，已经晚了 { $days } 个工作日。
plan-earliest = 今天就开始、一天不停，最早{ $date }能全部完成。可以压缩工作日、让几项同时做，或者申请延期。
plan-unknown-years = { $years }年的放假安排还没有公布或者没有加进系统，先按周一到周五上班推算，公布后请再推算一次。
plan-short = 已晚 { $days } 个工作日
plan-missed = 过期 { $days } 天
plan-wrong = 有 { $count } 行要改，还没有推算
plan-legend-met = 已完成
plan-legend-ahead = 计划
plan-legend-today = 今天

## 报送

report-title = 报送进展
report-write = 报送进展
report-no-change = 无变化
report-no-change-hint = 与上次相比没有新情况，一按就报
report-progress = 进展
report-problems = 存在问题
report-next = 下一步措施
report-milestones = 已完成的节点
report-value-target = 目标 { $target }
report-value-last = 上次
report-value-known = { $period }的数据已经有了，不用再填。
report-send-head = 送主要负责人审签
report-send-office = 报送
report-keep = 先存着
report-kept = 已存为草稿，没有报送。
report-kept-by = { $name }存的草稿，{ $time }
report-unsent = 这是您上次填了还没有送出的内容，请核对后再报。
report-leave-out = 去掉“{ $name }”
report-plan = 按计划应到 { $percent }
report-due = 请在{ $date }前报送
report-last = 上次报送
report-sent-head = 已送主要负责人审签。
report-sent-office = 已报送。
report-back-head = 主要负责人退回修改：
report-back-office = 督查专员退回：
report-list = 报送记录
report-count = { $count } 次
report-serial = 第 { $serial } 次
report-approved-by = { $name }审签
report-unchanged-words = 无变化
report-not-sent-yet = 还在单位内审签，没有报送。
report-none = 还没有报送。

## 工作台（desk-…）

desk-waiting = 等您办理
desk-oldest = 等您最久的一项
desk-none = 没有等您办理的事
desk-issue = 待审核交办
desk-close = 待办结
desk-decide-extension = 待批准延期
desk-decide-suspension = 待批准挂账
desk-approve = 待审签的报送
desk-returned = 被退回、待重报
desk-sign-for = 待签收
desk-report = 待报送
desk-arrange = 待安排办理
desk-accept = 待采用的报送
desk-decide-reassignment = 改派申请
desk-endorse-extension = 延期申请
desk-check = 待核查
desk-review = 挂账到期待复查
desk-draft = 草拟中的任务
desk-answered = 待认定的督办回复
desk-answered-none = 没有待认定的回复。
desk-proposed = 按规则应发督办单 { $count } 张
desk-since = 等了 { $days } 天
desk-came = { $days } 天前到的
desk-today = 今天到的
desk-report-over = 已过报送时间 { $days } 天
desk-report-by = { $date }前报送
desk-go-sign-for = 去签收
desk-go-report = 去报送
desk-go-returned = 去修改
desk-go-arrange = 去安排
desk-go = 去办理
desk-waits-on = 等{ $who }，{ $waited }
desk-in-hand = { $who }正在办理
desk-with = 现在由{ $who }处理
desk-administrator-title = 您管理系统，不看业务内容
desk-administrator-hint = 单位、人员、账号和角色都在设置里。

## 拒绝

refused-changed-since = 您打开页面之后，{ $who }已经办了“{ $what }”，您这一步没有办成。请看过现在的情况再定。
refused-report-under-way = 这项任务已有写好的报送正在审签或者退回修改，不能再报“无变化”。请打开报送修改。
refused-report-value = “{ $name }”的数值“{ $text }”看不懂，请只填数字。
refused-plan-days = 工作日“{ $text }”看不懂，填整数。
refused-plan-after = 没有第“{ $text }”行。填前面要先完成的行号，几行用逗号分开；不用等的填 0。
refused-plan-late = “不晚于”不能晚于任务的完成时限（{ $due }）。
refused-plan-no-due = 任务没有完成时限，至少给一个节点填“不晚于”，才能往回推。
refused-no-unit = 请从单位名单里选一个单位。
refused-no-grade = 请选一个评价。
refused-assignee = 具体承办人要是牵头单位或责任单位在任的人。
refused-many-files = 一次最多附 { $limit } 个文件。
refused-empty-file = 文件“{ $name }”是空的。
refused-no-administrator = 设三员之前，先给{ $role }建好账号；设好以后三个账号都要有人。

## 设置

account-no-role = 还没有角色
account-roles-hint = 可以选多个；三个管理员的角色不能与其他角色同时担任
account-roles-granted-elsewhere = 角色由安全管理员授予
site-separated = 设三员：系统、安全、审计管理员分开，督查专员不再管理账号
site-separated-hint = 设了以后不能取消。先给三个管理员建好账号。
origin-direction = 来自批示
task-propose = 存为草拟，报办公室领导审核后交办
plan-co-units = 增加配合单位
plan-co-units-now = 已配合：{ $units }
refused-file-kind = “{ $name }”不能作为佐证材料。请上传文档、表格、图片、音视频或者压缩包。
refused-state-by-edit = 任务办结、撤销、重开都要走各自的环节，不能直接改状态。
work-pack = 规则
work-version = 版次
work-from = 起始日
report-versions = 每次报送的内容
