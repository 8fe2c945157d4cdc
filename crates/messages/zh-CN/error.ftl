### 出错与拒绝

error-title = 出错了
error-not-found-title = 没有这个页面
error-not-found-hint = 地址可能写错了，或者内容已经收回。
error-forbidden-title = 您没有这项权限
error-forbidden-hint = 需要的话，请找站点管理员。
error-conflict-title = 内容刚刚有改动
error-conflict-hint = 请刷新本页，看过新的内容再操作。
error-invalid-title = 有内容需要改正
error-csrf-title = 本页已过期
error-csrf-hint = 请刷新后重做刚才的操作，没有保存任何内容。
error-server-title = 服务器出错
error-server-hint = 没有保存任何内容。请把编号 { $reference } 告诉管理员。
error-busy-title = 正在接收别的文件
error-busy-hint = 同时上传的文件太多，这个文件没有收下。请过一两分钟再传一次。
error-too-large-title = 文件太大
error-too-large-hint = 不能超过 { $size } MB。
error-summary = 有 { $count } 处需要改正
error-field-required = 请填写{ $field }。
error-field-too-long = { $field }不能超过 { $length } 个字。
error-field-date = 日期写成 2026-06-30 这样。
error-field-number = 这里要填数字。
error-home = 回到工作台
refused-own-roles = 不能给自己授权。请由另一位安全管理员办理。
refused-role = 您的角色不能“{ $action }”，由{ $who }办理。

## 拒绝（refused-…）

refused-ambiguous = “{ $name }”可能指不止一个，请先指明。
refused-unknown-unit = 单位名单里没有“{ $name }”，请先选定牵头单位。
refused-no-lead = 没有牵头单位，不能交办。
refused-no-title = 请写明工作任务。
refused-title-long = 工作任务不能超过 500 个字。
refused-milestone-line = 节点“{ $text }”看不懂。每行先写年-月-日，再写做到什么，如：2026-08-25 完成选聘。
refused-milestone-name = { $day }的节点没有写做到什么。
refused-milestone-twice = 节点“{ $name }”写了两次，请改成不同的说法，汇报时才分得清。
refused-milestone-late = 节点“{ $name }”（{ $day }）晚于完成时限（{ $due }），请改节点日期或完成时限。
refused-milestone-past = 节点“{ $name }”（{ $day }）已经过期，请改日期或删去。
refused-milestone-long = 节点“{ $name }”太长，不能超过 { $most } 个字。
refused-milestones-many = 一项任务最多定 { $most } 个节点。
refused-no-document-text = 请贴上文件的文字。
refused-no-text = 请写明现在有效的表述。
refused-no-reason = 请写明理由。
refused-merge = 只能把同一文件里的两条并成一条。
refused-split = 不能在这里拆开：两边都要有文字。
refused-not-in-review = 这一条不在审定中（{ $state }），不能再改。
refused-not-accepted = 还没有采纳，不能交办。
refused-not-issued = 还没有交办，直接修改即可。
refused-number = “{ $text }”不是任务编号，编号写成 2026-0014 这样。
refused-target = 看不懂量化目标“{ $text }”，写成“开工率 ≥ 80%”这样。
refused-progress = 进度填 0 到 100 的整数，不带小数。
refused-cadence = 不认识频次“{ $text }”。可以写{ $known }；没有固定周期的写“定期”。

## 表单

error-unreadable-title = 看不懂这份表单
error-unreadable-hint = 请回到原来的页面重新填写，没有保存任何内容。

## 拒绝：站点、单位、人员、登录

refused-sign-in = 用户名或密码不对。
refused-locked = 输错次数过多，请 { $minutes } 分钟后再试。
refused-old-password = 现在的密码不对。
refused-password-short = 密码至少要 { $min } 个字符。
refused-password-long = 密码太长。
refused-password-simple = 密码太简单：大写字母、小写字母、数字、符号至少要有三种。
refused-password-name = 密码里不能有用户名。
refused-no-password = 请为这个账号设一个密码。
refused-username = 用户名要 2 到 40 个字母、数字或汉字，可以有点、横线和下划线。
refused-username-taken = 用户名“{ $name }”已有人用。
refused-role-missing = 请选定账号的角色。
refused-last-supervisor = 站点至少要留一名在用的督查专员。
refused-set-up = 站点已经建立过了。
refused-site-name = 站点名称要 1 到 40 个字。
refused-area-code = 行政区划代码是六位数字。
refused-no-name = 姓名要 1 到 40 个字。
refused-unit-name = 单位全称要 1 到 60 个字。
refused-unit-exists = 已有名叫“{ $name }”的单位。
refused-changed-meanwhile = 这段时间里内容有过改动，没有保存。请看过新的内容再改。

## 拒绝：文件与审定

problem-changed-by = { $words }最近的改动：{ $who }，{ $when }，{ $what }。
refused-text-long = 文字太长，最多 { $limit } 个字。
refused-document-title = 请写明标题，不超过 200 个字。
refused-date = “{ $text }”不是日期，写成 2026-06-30 这样。
refused-no-date = 请写明日期，如 2026-06-30。
refused-date-range = “{ $text }”超出范围，日期要在{ $from }至{ $to }之间。
refused-mark = 这一段不能标为任务：请选一句完整的话。
refused-mark-taken = 这一段已经标为任务。
refused-merge-last = 后面没有可以并入的草稿。
refused-nothing-to-undo = 没有可以撤销的步骤。
refused-issued-already = { $who }已经交办了这份文件的 { $count } 项任务，没有别的采纳后待交办的，您这一步没有办成。
refused-nothing-accepted = 还没有采纳任何一条，没有可交办的。

## 拒绝：任务与表格

refused-one-lead = 牵头单位只能有一个，其余写到责任单位。
refused-unknown-leader = 领导名单里没有“{ $name }”。
refused-too-many-sub-tasks = 子任务太多，不能再加。
refused-docx-long = 有 { $rows } 项，文档最多放 { $limit } 项；请先筛选，或导出表格。
refused-no-task-table = 没有找到任务表：要有一行表头，里面至少有“工作任务”一栏。
refused-too-many-rows = 行数太多，一次最多 { $limit } 行。
refused-row-twice = 与第 { $row } 行是同一项任务，请只留一行。
refused-number-unknown = 台账里没有编号 { $number }。
refused-word = 不认识“{ $text }”。
refused-wrong-rows = 有 { $count } 行有误，没有写入。
refused-nothing-to-import = 没有新增，也没有变动，不用写入。
refused-taken-back = 这次导入已经收回过了。
refused-changed-since-import = 任务 { $number } 在导入之后又改过，不能收回。
