### 留痕

trace-title = 留痕
trace-sub = { $count } 条记录，SM3 链首尾相接
trace-when = 时间
trace-who = 何人
trace-what = 做了什么
trace-on = 对象
trace-hash = 校验值
trace-sequence = 序号
trace-reason = 理由
trace-system = 系统
trace-verify = 核验
trace-verified = 核验通过：{ $count } 条记录与台账一致。
trace-broken = 核验未通过：第 { $sequence } 条起不一致。
trace-empty-title = 还没有记录
trace-empty-hint = 任何改动都会记在这里，不能删改。
