### 在等谁：按持球方列出

waiting-title = 在等谁
waiting-sub = 每项任务任何时候只在一方手里，天数记在这一方名下。在规定时间内办的叫办理中；签收、报送、完成、回复超了时间，或者有事等着审批，才叫在等。
waiting-all = 全部
waiting-who = 在谁手里
waiting-count = 手里的任务
waiting-waiting = 其中在等
waiting-others = 另有 { $count } 方手里有任务，都没有在等
waiting-none = 没有在等
waiting-now = 在等多久
waiting-at-work = 办理中
waiting-came-today = 今天到的
waiting-since = 最早自
waiting-longest = 最久已等
waiting-line = { $count } 项，最久 { $days } 天
waiting-turn = 这一轮
waiting-with-units = 单位累计
waiting-elsewhere = 在别处审核审批
waiting-hint = “在别处审核审批”的天数不计入承办单位。
waiting-empty-title = 没有在等的任务
waiting-empty-hint = 交办之后，任务在等谁、等了多久都列在这里。
work-days-column = 天数
work-share = 占比
work-held-who = 谁
work-not-charged = 在别处审核审批共 { $days } 天，不计入承办单位。

## 县领导的十分钟页

leader-week = { $from }至{ $until }
leader-red-for = 已亮红灯
leader-red = 红灯和原因
leader-red-days = 红灯 { $days } 天
leader-problem = 单位反映：{ $words }
leader-mine = 我牵头
leader-none-red = 没有红灯任务
leader-none-red-hint = 在办任务都没有滞后。下面是等您定的事和本周变化。
leader-direct-on = 就这一项作批示
leader-decide = 等您定
leader-decide-none = 没有等您定的事。
leader-oldest = 最久 { $days } 天
leader-changes = 本周变化
leader-against = 与上周相比
week-red = 新亮红灯
week-amber = 新亮黄灯
week-green = 转为正常
week-closed = 办结
week-extended = 延期
week-more = 多 { $count } 项
week-fewer = 少 { $count } 项
week-same = 与上周相同
week-before = 上一周 { $count } 项
week-none = 本周没有这类变化
