### 亮灯的依据与转绿的办法、倒排工期、填报负担

## 为什么亮这个灯

planning-draft = 还没有交办，不亮灯
planning-cancelled = 任务已撤销，不再评灯
planning-closed = { $day }办结，未超期限
planning-closed-late = { $day }办结，超期 { $days } 天
planning-not-begun = { $start }才开始，尚未起算
planning-no-due = 没有期限，不按期限判定
planning-days-left = { $days ->
        [0] 今天到期（{ $due }）
       *[other] 离到期还有 { $days } 天（{ $due }）
    }
planning-near = { $days ->
        [0] 今天到期（{ $due }）；到期前 { $limit } 天起预警
       *[other] 离到期只有 { $days } 天（{ $due }）；到期前 { $limit } 天起预警
    }
planning-overdue = 已逾期 { $days } 天（{ $due }到期）
planning-milestones-late = { $count } 个节点已过期未完成，最早的应在{ $day }完成
planning-on-pace = 已完成 { $done }%，按计划应完成 { $planned }%
planning-lag-small = 比计划落后 { $lag } 个百分点（已完成 { $done }%，应完成 { $planned }%），不到 { $limit } 个百分点
planning-lag = 比计划落后 { $lag } 个百分点（已完成 { $done }%，应完成 { $planned }%），达到 { $limit } 个百分点
planning-lag-far = 比计划落后 { $lag } 个百分点（已完成 { $done }%，应完成 { $planned }%），超过 { $limit } 个百分点
planning-ratio = 完成计划进度的 { $ratio }%（已完成 { $done }%，应完成 { $planned }%），绿灯线为 { $limit }%
planning-ratio-far = 只完成计划进度的 { $ratio }%（已完成 { $done }%，应完成 { $planned }%），低于 { $limit }%
planning-silent = 从未报过进度，不按进度判定
planning-month-met = 截至{ $day }的月度任务按时完成
planning-month-missed = { $count ->
        [1] 截至{ $day }的月度任务没有完成（应完成 { $planned }%，实际 { $done }%）
       *[other] 连续 { $count } 个月没有完成月度任务，最近一次截至{ $day }（应完成 { $planned }%，实际 { $done }%）
    }
planning-month-made-up = 截至{ $day }的月度任务没有按时完成，{ $made }补上
planning-not-started = 计划{ $start }开始，已过 { $months } 个月末仍未开始
planning-reports-missed = { $count ->
        [1] 应在{ $day }前报送的进展没有报
       *[other] 连续 { $count } 次没有报送进展，从{ $day }那次起
    }
planning-stopped = 已挂账，计时停止；累计停 { $days } 天，不计入
planning-was-stopped = 曾经挂账，停计 { $days } 天
planning-reason-accepted = 原因已认可，灯的颜色已从轻
planning-extended = 期限现为{ $due }，最初为{ $original }

## 怎样转绿

planning-mend-close = 在{ $due }前办结，或者到期前获准延期
planning-mend-overdue = 办结；逾期后不能再申请延期
planning-mend-milestones = 完成这 { $count } 个节点
planning-mend-progress = 进度达到 { $share }%
planning-mend-month = 到{ $day }完成 { $share }%
planning-mend-start = 开工并报送第一次进度
planning-mend-report = 补报 { $count } 次进展

## 规则文件

planning-pack-syntax = 第 { $line } 行看不懂（{ $detail }）。请对照随程序提供的规则文件改正这一项。
planning-pack-id = 规则代号只能用小写字母、数字和短横线，中间不能有空格。
planning-pack-version = 版本从 1 起，每改一次加 1。
planning-pack-words = 中文和英文都要填写。
planning-pack-empty = 没有任何判定规则；至少写一种：按期限、按进度、按月、按开工、按报送。
planning-pack-range = 只能填 { $least } 到 { $most } 之间的整数。
planning-pack-order = 不能小于 { $other }，否则红黄绿的先后会颠倒。
planning-pack-season = 季节曲线要写明适用领域，十二个月的进度不能全是零。
planning-pack-small-lag = 这里不能用这种颜色。

## 倒排工期

planning-schedule-cycle = 这些步骤互为前提，排不出先后：{ $steps }。请去掉其中一个前置关系。
planning-schedule-unknown = 第 { $step } 步的前置是第 { $after } 步，但没有这一步。
planning-schedule-long = 第 { $step } 步超过 10,000 个工作日，请检查。
planning-schedule-no-working-day = { $day }前后一年里没有工作日，请检查工作日历。

## 填报负担

planning-budget-over = { $unit } 今年已被要求填报 { $asked } 分钟，再加 { $added } 分钟，超出 { $budget } 分钟的上限
planning-budget-reason = 超出填报上限，须由领导写明理由后才能发出。

## 减负检查的规则文件

planning-lint-file = 第 { $line } 行看不懂（{ $detail }）。请对照随程序提供的规则文件改正这一项。
planning-lint-rule = 规则 { $rule } 不完整：名称、理由、改法、依据要有中英文，词语不能为空。
