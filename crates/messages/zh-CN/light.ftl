### 红黄绿灯

light-label = 灯
light-green = 正常
light-amber = 预警
light-red = 滞后
light-done = 办结
light-none = 未评
light-named = { $light }灯
light-explain-title = 为什么是这个灯
light-rule = 规则
light-rule-version = 规则版本
light-inputs = 依据
light-set-by = 谁填的
light-turns-green = 怎样转绿
light-next-change = 下次可能变化
light-judged-on = 判定日期
light-cancelled = 撤销

## 判定规则（light-rule-…）

light-rule-done = 任务已办结。
light-rule-cancelled = 任务已撤销，不再评灯。
light-rule-no-due = 没有完成时限，不评预警和滞后。
light-rule-overdue = 已过完成时限 { $value } 天，尚未办结。
light-rule-lag = 进度比均匀计划低 { $value } 个百分点，界限是 { $limit }。
light-rule-near = 离完成时限还有 { $value } 天，剩 { $limit } 天以内为预警。
light-rule-on-time = 离完成时限还有 { $value } 天，进度未落后。
light-rule-pack = 规则第 { $version } 版
light-turn-done = 办结即可转绿；确需延后的，按程序修改完成时限并写明理由。
light-turn-progress = 进度补到计划以内即可转绿。
light-turn-near = 在时限前办结即可。
