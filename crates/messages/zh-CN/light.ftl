### 红黄绿灯

light-label = 灯
light-green = 正常
light-amber = 预警
light-red = 滞后
light-done = 办结
light-none = 未评
light-cancelled = 撤销

## 为什么是这个灯

light-explain-title = 为什么是这个灯
light-why = { $why }。
light-pack = { $name }第 { $version } 版
light-source = 出处：{ $source }
light-turns-green = 怎样转绿
light-inputs = 依据什么判定，谁填的
light-input = 依据
light-set-by = 谁填的
light-set-at = 什么时候
light-by-pack = 按规则
light-input-start = { $day }起算
light-input-due = 完成时限 { $day }
light-input-no-due = 没有完成时限
light-input-progress = 进度 { $percent }%
light-input-milestones = { $count } 个节点，已完成 { $met } 个
light-input-cadence = 报送周期：{ $cadence }
light-input-excuse = 滞后原因已认可，有效到{ $day }
light-input-stop = { $day }起挂账，停止计时
light-input-closed = { $day }结束
light-curve-even = 计划进度按天平均
light-curve-milestones = 计划进度按节点权重
light-curve-seasonal = 计划进度按领域的季节曲线
light-curve-points = 计划进度按逐期目标

## 规则设置

settings-lights = 红黄绿灯规则
rules-sub = { $count } 套规则
rules-hint = 每盏灯都按现行规则判定，点开任务的灯能看到理由。换规则之前先试算：看过去一年各月会亮多少红灯、今天哪些任务的灯会变。采用后全部任务当即重判，留痕可查。
rules-version = 第 { $version } 版
rules-in-force = 现行
rules-try = 用过去一年试算
rules-since = { $date }起采用。
rules-by = 采用人：{ $name }
rules-default = 本站点没有另选规则，用的是随程序提供的基本规则。
rules-note = 说明：{ $note }
rules-history = 采用记录
rules-adopted = 规则已采用，全部任务已重新判定。
rules-adopt = 采用这套规则
rules-trial-title = 试算：{ $name }
rules-trial-sub = 按过去一年每月末当时已知的情况，重新判定 { $count } 项任务。
rules-today = 今天
rules-now = 现行规则 { $count }
rules-ever-red = 过去一年各月末亮过红灯的任务，按这套规则有 { $tried } 项，按现行规则有 { $now } 项。
rules-by-month = 逐月对照
rules-by-month-hint = 每月最后一天；当时还没有交办的不计
rules-month = 月末
rules-column-tried = 试算：{ $name }
rules-column-now = 现行：{ $name }
rules-differ = 今天灯会变的任务
rules-differ-none = 今天没有任务的灯会变。
rules-differ-more = 只列最要紧的 { $count } 项。
rules-light-now = 现在的灯
rules-light-tried = 试算的灯
rules-says = 这套规则怎么判
rules-points = 比计划落后 { $amber } 个百分点起亮黄灯，超过 { $red } 个百分点亮红灯
rules-small-lag = 落后更少的：{ $light }
rules-ratio = 完成计划进度的 { $green }% 以上亮绿灯，{ $amber }% 以上亮黄灯，不足的亮红灯
rules-months = { $count ->
        [1] 当月任务没有完成亮红灯
       *[other] 当月任务没有完成亮黄灯，连续 { $count } 个月没有完成亮红灯
    }
rules-made-up = 事后补上的：{ $light }
rules-start = 过了 { $amber } 个月末仍未开始亮黄灯，过了 { $red } 个月末亮红灯
rules-reports = 连续 { $amber } 次缺报亮黄灯，连续 { $red } 次亮红灯
rules-due = 离到期 { $days } 天以内亮黄灯，逾期亮红灯
rules-late-milestone = 节点过期未完成的：{ $light }
rules-silence-unknown = 从未报过进度的，不按进度判定
rules-silence-zero = 从未报过进度的，按零进度判定
rules-accepted-reason = 原因获认可期间最重亮：{ $light }
rules-season = { $fields }按季节曲线，停工月份：{ $months }
rules-month-1 = 1月
rules-month-2 = 2月
rules-month-3 = 3月
rules-month-4 = 4月
rules-month-5 = 5月
rules-month-6 = 6月
rules-month-7 = 7月
rules-month-8 = 8月
rules-month-9 = 9月
rules-month-10 = 10月
rules-month-11 = 11月
rules-month-12 = 12月
refused-no-pack = 没有这套规则。请回到规则列表重新选择。
refused-same-pack = 这套规则已经是现行规则。
