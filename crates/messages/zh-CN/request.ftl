### 报送要求：向单位要数据和材料的代价、重复、额度和答复

nav-burden = 填报负担

## 对象、事件、权限

subject-request = 报送要求
subject-reply = 答复
subject-budget = 负担额度
event-request-sent = 发出报送要求
event-request-moved = 处理报送要求
event-request-answered = 答复报送要求
event-budget-set = 设定负担额度
right-answer-request = 答复报送要求
right-set-budget = 设定填报负担额度
request-command-approve = 批准超额报送
request-command-decline = 不予批准
request-command-withdraw = 撤回要求
request-command-close = 结束报送

## 状态、频次、字段

request-state-proposed = 待批准
request-state-open = 报送中
request-state-withdrawn = 已撤回
request-state-closed = 已结束
cadence-once = 一次性
cadence-daily = 每日
cadence-weekly = 每周
cadence-ten-days = 每旬
cadence-monthly = 每月
cadence-quarterly = 每季度
cadence-half-yearly = 每半年
cadence-yearly = 每年
field-kind-number = 数字
field-kind-text = 文字
field-kind-date = 日期
field-kind-yes-no = 是否

## 拒绝

refused-request-title = 请写明要报什么，不超过 { $limit } 个字。
refused-request-purpose = 请写明用途，不超过 { $limit } 个字。
refused-request-basis = 请写明依据，不超过 { $limit } 个字。没有依据的报表不能发。
refused-request-unit = 请写明由哪一个单位提出要求。
refused-request-unknown = 单位名单里没有“{ $name }”。
refused-request-recipients = 请写明要哪些单位报送。
refused-request-fields = 请写明要报的内容，一行一项，最多 { $limit } 项。
refused-request-field = 每项内容要有名称，不超过 { $limit } 个字。
refused-request-twice = “{ $name }”写了两次。
refused-request-due = 首次截止日不能早于今天。
refused-request-until = 有效期不能早于首次截止日，也不能晚于{ $limit }；到期要重新提出。
refused-request-over = 超出 { $count } 个单位的年度负担额度，没有发出。要由{ $who }写明理由后发出；可以提请批准。
refused-request-state = 这项要求现在是“{ $state }”，不能这样办。
refused-request-late = 首次截止日（{ $due }）已过，请重新提出。
refused-reply-unit = 没有要求这个单位报送。
refused-reply-due = { $due }现在不是要报的日子。
refused-reply-fields = 要报的内容已经变了，请刷新后再填。
refused-reply-missing = 请填写“{ $name }”。
refused-reply-kind = “{ $name }”的答复与要求的种类不符。
refused-reply-long = “{ $name }”最多写 { $limit } 个字。
refused-reply-number = “{ $name }”要填数字，不能是“{ $text }”。
refused-reply-date = “{ $name }”要填日期，写成 2026-06-30 这样，不能是“{ $text }”。
refused-reply-first = 以前没有报过，没有可以沿用的答复。
refused-budget-year = 年度要写成四位数字。
refused-budget-hours = 额度按小时填整数，不超过 { $limit }。
refused-budget-minutes = 每项用时按分钟填 1 到 480 的整数，四种都要填。
refused-budget-source = 请写明用时是怎样测得的。
refused-budget-own = “{ $text }”看不懂：一行写一个单位和它的小时数。

## 总账

burden-title = 填报负担账
burden-sub = 谁向谁要了什么，花了基层多少时间；政府内部公开
burden-as-of = 截至{ $date }
burden-tab-account = 总账
burden-tab-requests = 报送要求
burden-tab-lint = 减负检查
burden-export-xlsx = 导出表格
burden-export-csv = 导出 CSV
burden-minutes = { $count } 分钟
burden-hours = { $hours } 小时
burden-year = 今年要基层填报
burden-by-requests = 小时，{ $count } 项报送要求
burden-by-reports = 小时，{ $tasks } 项任务按现在的灯色和频次一年报 { $times } 次
burden-so-far = 小时，今年到今天已要求的；去年同期 { $hours } 小时
burden-answered = 已答复 / 到今天应答复
burden-units-asked = 被要求填报的单位 / 全部单位
burden-how = 代价 = 每次要填的各项用时之和 × 单位数 × 次数。系统已知、只需确认的项不计时。每项用时见“负担额度”。
burden-askers = 谁在要
burden-askers-hint = 按全年小时数，不含任务进展报送
burden-loads = 谁在填
burden-loads-hint = 时间花得最多的单位，小时 / 年
burden-all-units = 全部单位
burden-set-budget = 设定额度
burden-cadences = 多久要一次
burden-lines = 今年的报送要求，花时间多的在前
burden-column-requests = 要求数
burden-column-units = 涉及单位
burden-column-share = 占比
burden-share-little = 不到1%
burden-column-so-far = 今年到今天
burden-column-last-year = 去年同期
burden-column-trend = 增减
burden-column-answers = 全年答复次数
burden-column-by-requests = 报送要求（小时）
burden-column-by-reports = 任务进展（小时）
burden-column-total = 合计（小时）
burden-column-budget = 额度（小时）
burden-column-left = 剩余（小时）
burden-column-used = 已用
burden-column-asked = 已要求（小时）
burden-column-added = 这项（小时）
burden-column-over = 超出
burden-reports-of = { $tasks } 项任务，一年 { $times } 次
burden-no-limit = 不限
burden-new = 新增
burden-bar = 已用 { $used }，额度 { $budget }
burden-source-program = 每项用时（{ $version } 版）：{ $words }。
burden-source-site = 每项用时为本地实测：{ $words }。
burden-empty-title = 今年还没有人要过数据
burden-empty-hint = 向单位要数据之前，先在这里写明要什么、用途和依据，发出前能看到要花基层多少时间。
burden-paper-title = { $site }{ $year }年填报负担账

## 提出要求

request-new = 新的报送要求
request-new-sub = 边写边算：发出之前先看要花基层多少时间、和谁重复、会不会超额度
request-title = 要报什么
request-unit = 要求单位
request-cadence = 频次
request-fields = 内容
request-fields-hint = 一行一项；计量单位写在括号里，如“编织袋储备（条）”。可以从表头整行粘贴。可不填的写“（选填）”。
request-field-unit = { $name }（{ $unit }）
request-recipients = 报送单位
request-recipients-hint = 可以写“各镇”“各部门”，多个用顿号隔开。
request-due = 截止日
request-due-first = 首次截止日
request-until = 有效期至
request-due-hint = 不填则七天后截止、有效到年底；以后每期同一日，逢节假日顺延。有效期最长一年，到期自动失效。
request-purpose = 用途
request-basis = 依据
request-basis-hint = 文件、会议或法定职责。
request-price-it = 算一算
request-price = 这项要求的代价（12 个月）
request-price-none = 写下内容、单位和频次，这里就会算出一年要花基层多少时间。
request-price-minutes = 每次 { $count } 分钟
request-price-recipients = { $count } 个单位
request-price-times = 12 个月 { $count } 次
request-price-each = 每个单位 { $time }
request-column-field = 内容
request-column-kind = 种类
request-column-field-minutes = 分钟
request-column-fields = 项数
request-column-recipients = 单位数
request-column-minutes = 本年分钟数（1—12 月）
request-column-twelve = 12 个月分钟数（自首个应报日）
request-column-hours = 本年小时
request-column-answers = 已答复 / 应答复
request-column-due = 应答复
request-column-given = 已答复
request-column-ahead = 提前答复
request-ahead = 另提前答复 { $count }
request-column-awaited = 本期截止
request-column-over = 超额度
request-column-unit = 单位
request-column-by = 填报人
request-column-on = 填报日
request-known = 已知，只确认
request-measure = 指标目录：{ $name }
request-measure-source = （由{ $unit }{ $often }提供，可直接取用）
request-twin = { $unit }{ $cadence }已在要：
request-twin-question = （叫“{ $name }”，相似 { $percent }）
request-twin-units = 重复要 { $count } 个单位
request-dues = 要报的日子
request-until-day = （至{ $date }）
request-over = 超额度
request-over-title = 超出 { $count } 个单位的年度额度
request-over-hint = 超出额度的要求要由领导写明理由。可以先减项、减单位、减频次，或提请批准。
request-tightest = 额度内。最紧的是{ $unit }，加上这项用到 { $used }。
request-reason = 超额度的理由
request-send = 发出
request-propose = 提请领导批准
request-told-sent = { $number }已发出。
request-told-proposed = { $number }已提请领导批准。
request-told-moved = { $number }已办理。
request-list-proposed = 待领导批准
request-list-open = 正在报送
request-list-ended = 已结束和撤回
request-decide = 这项要求超出 { $count } 个单位的年度额度
request-by = 提出人
request-approval = 超额度批准
request-verdict = 结束原因
request-close-hint = 已经够用，不用再报；以后各期不再要求。

## 答复

reply-title = 答复
reply-for = { $unit }答复
reply-as = 代表{ $unit }
reply-due = { $date }前报
reply-round = { $date }应报
reply-count = 已报 { $given } / { $count }
reply-none = 还没有报
reply-given = { $name }于{ $date }报过，再报会替换。
reply-no-change-hint = 与{ $date }报的完全一样，一点即报。
reply-known = 已填：{ $name }报的{ $date }数，来自
reply-known-report = 任务报送等已有的指标数据
reply-fills = 报后即为指标数据：
reply-leave = 不填
reply-send = 报送
reply-confirm = 全部属实，报送
reply-told = { $number }已答复。

## 工作台

desk-requests = 要报的数据
desk-request-known = 已填好 { $known } / { $count } 项
desk-over-budget = 超额度的报送要求，请批准
desk-burden = 本周要基层填报
desk-burden-all = 填报负担账
desk-burden-requests = 本周到期，{ $requests } 项要求，{ $units } 个单位
desk-burden-before = 上周到期
desk-burden-reports = { $count } 次任务进展报送，已报 { $made } 次
desk-burden-sent = 项要求本周发出，12 个月共要填 { $time }
desk-burden-biggest = 要得最多，{ $time }

## 额度

settings-budget = 负担额度
budget-year = { $year } 年
budget-from = 沿用 { $year } 年的额度
budget-hours = 每个单位一年（小时）
budget-hours-hint = 不填为不限。含报送要求和任务进展报送。
budget-own = 另定的单位
budget-own-hint = 一行一个：单位 小时数；可以写“各镇 60”。
budget-minutes = 每项用时（分钟）
budget-minutes-hint = 不填用估算值。
budget-source = 用时来源
budget-nothing = 还没有单位被要求填报。
budget-who = 额度由办公室领导和县领导设定。
burden-figure-twelve-months = 自首个应报日起 12 个月
burden-figure-year = 本年
burden-figure-year-so-far = 本年至今
burden-figure-week = 本周
burden-figure-week-before = 上周
burden-means-twelve-months = “12 个月”从首个应报日算起，跨年也算在内。
burden-means-year = “本年”只算 1 月 1 日至 12 月 31 日之间应报的次数。
burden-means-year-so-far = “至今”只算 1 月 1 日到今天应报的次数。
burden-means-budget = 额度按自然年计：某年 1 月 1 日至 12 月 31 日应报的用时，对照同一年的额度；跨年的要求分年计算。没有另定的年度沿用上一年的额度。
request-over-units = 超出 { $count } 个单位：
request-over-by = { $unit }（超 { $time }）
burden-means-week = “到期”按周一至周日应报的次数算；“发出”按发出之日算，哪天应报不论；任务报送包括本周已报和本周应报未报的。
burden-means-week-before = “上周”按上周一至周日应报的次数算。
request-price-year = 其中本年 { $time }（{ $times } 次）
request-twelve = 12 个月 { $hours }
request-unsure = { $year } 年放假安排还没有公布，这里只避开了周末和法定的固定假日；公布后请装入（--calendar）。
