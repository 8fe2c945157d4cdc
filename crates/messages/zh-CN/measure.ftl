### 指标目录

settings-measures = 指标目录
measures-sub = { $count } 项指标
measures-hint = 量化目标按名称和别名对应到这里的指标，以后用数据跟踪。对不准的，审定时会问，不会替您猜。
measures-empty-title = 还没有指标
measures-empty-hint = 建立指标目录后，讲话里的量化目标就能对应到同一项指标；可以从表格导入。
measure-new = 新建指标
measure-name = 指标名称
measure-aliases = 别名、简称
measure-aliases-hint = 用顿号或换行分开；识别量化目标时靠它们对上指标
measure-unit = 计量单位
measure-unit-hint = 如 %、亿元、微克/立方米；按百分比算的目标不会对应到按金额算的指标
measure-direction = 方向
measure-direction-up = 越高越好
measure-direction-down = 越低越好
measure-field = 领域
measure-source = 数据来源单位
measure-frequency = 频次
measure-frequency-month = 每月
measure-frequency-quarter = 每季度
measure-frequency-half-year = 每半年
measure-frequency-year = 每年
measure-active = 在用
measure-inactive = 已停用
measure-active-hint = 停用的指标不再参与对应和选择，已有的量化目标不受影响
measure-import = 从表格导入
measure-import-title = 导入指标
measure-import-sub = 逐行预览，确认后才写入
measure-import-hint = 至少要有“指标名称”和另一栏。认得的栏目：指标名称、别名、计量单位、方向、领域、数据来源单位、频次。名称已有的行改动原指标，没有的行新增。
measure-import-preview = 导入指标预览
measure-import-nothing-yet = 以下只是预览，还没有写入指标目录
measure-imported = 已写入：新增 { $added } 项，变动 { $changed } 项。
measure-import-all-same = 表格和指标目录完全一样，没有要写入的。
measure-changes = 变动：{ $fields }
refused-measure-name = 指标名称要 1 到 60 个字。
refused-measure-unit = 计量单位最多 20 个字。
refused-measure-exists = 已有指标叫“{ $name }”，计量单位也是同一类。
refused-measure-twice = 第 { $first } 行和第 { $row } 行都是“{ $name }”，请只留一行。
refused-no-measure-table = 没有找到指标表：要有一行表头，里面至少有“指标名称”和另一栏。

## 审定台和任务页

review-measures = 指标
review-measures-count = { $matched }/{ $count }
review-measure-none = 没有对应的指标
review-measure-ask = “{ $name }”是哪项指标？
review-measure-choose = 从指标目录中选
review-measure-drop = 不对应指标
review-measure-not-on-list = 指标目录里没有这个名称，请从列表中选。
task-measure = 指标
task-measure-of = 跟踪这个目标的指标
task-measure-offered = 可能是
task-measure-others = 目录里的其他指标

## 数据

measure-values = 历次数据
measure-values-none = 还没有数据。单位报送进展时填一次，这里和各张表就都有了。
observation-value = 数值
observation-period = 时期
observation-of = 范围
observation-source = 来源
observation-by = 填报人
observation-on = 填报日期
observation-from-report = 第 { $serial } 次报送
observation-from-request = 数据填报
observation-from-import = 表格导入
observation-from-correction = 更正
observation-replaced = 后来另有数据，这一条不再作数
observation-age = { $days ->
        [0] 今天
       *[other] { $days } 天前
    }
period-quarter = { $year }年第{ $number }季度
period-half-year-1 = { $year }年上半年
period-half-year-2 = { $year }年下半年
period-year = { $year }年
event-observation-recorded = 登记数据
event-observation-corrected = 更正数据
subject-observation = 数据
refused-report-measure = 报送的指标数据对不上这项任务现在的量化目标，请重新打开报送页填写。

## 打表

board-title = 指标打表
board-met = { $count } 个目标已达标
board-unmet = { $count } 个未达标
board-unknown = { $count } 个不能只凭数判断
board-no-value = { $count } 个还没有数据
board-more = 还有 { $count } 个目标
board-empty = 还没有哪项指标有目标或数据。审定讲话时把量化目标对上指标，这里就有了。
board-idle = 还没有目标和数据的指标
board-idle-hint = 没有任务拿它做目标，也没有单位报过它；长期不用的，可以在指标目录里停用。
goal-title = 目标
goal-none = 还没有任务以这项指标为目标。
goal-target = 目标值
goal-now = 当前值
goal-state = 是否达标
goal-task = 任务
goal-met = 达标
goal-unmet = 未达标
goal-gap = 差 { $gap }{ $unit }
goal-gap-points = 差 { $gap } 个百分点
goal-unknown = 不能只凭数判断
goal-no-value = 还没有数据
chart-label = 历次数据走势
chart-hint = 数字见下面的“历次数据”。
chart-goal = 目标 { $goal }

## 更正

right-record-observation = 填入没有单位报来的指标数据
right-correct-observation = 更正指标数据（单位负责人只更正本单位的）
correction-title = 更正数据
correction-open = 更正
correction-sub = 原来的数保留可查，更正后各处都用新数
correction-stands = 现在的数
correction-value = 更正为
correction-reason = 为什么更正
correction-reason-hint = 写明错在哪里、依据什么改；会和新数一起显示，也记入留痕。
correction-save = 确认更正
correction-told = 已更正，原来的数保留在下面。
refused-correction-same = 和现在的数一样，没有要更正的。
refused-correction-long = 理由最多 { $most } 个字。
refused-correction-late = 这个时期已经有更新的数据，请回到指标页，从最新的那条更正。
measure-signed = 数值正负
measure-signed-auto = 按名称判断：增长、增速、同比一类可以为负，其余不为负
measure-signed-no = 不会为负
measure-signed-yes = 可以为负
refused-value-decimals = “{ $name }”最多填 { $limit } 位小数，填的是 { $text }，请四舍五入后再填。
refused-value-negative = “{ $name }”不会为负，填的是 { $text }。请核对正负号；这个指标确实可以为负的，请督查室在指标目录里改。
refused-period = “{ $text }”不是这个指标可以填的时期。请从列表里选一个已经开始的时期。
refused-value-there = 这个时期已经有数。数有误的，请用“更正”，原数会留下来。
refused-nothing-chosen = 没有选中任务。请至少勾选一项。
measure-unlinked = 目标里提到这个指标、还没有对上的任务
measure-unlinked-hint = 对上以后，这些任务报送进展时会带出这个指标的填数栏，目标与实际放在一起看。
measure-link = 对上选中的任务
measure-link-reason = 对上指标“{ $name }”
measure-linked = 已对上 { $count } 项任务。
measure-put-in = 填入
measure-put-in-hint = 没有单位报来的数，可由督查室填入一次；已有数的时期只能更正。
observation-from-hand = 督查室填入
board-valueless = 还没有数据的 { $count } 个指标
