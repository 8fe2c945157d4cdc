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
