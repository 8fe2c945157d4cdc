### 识别依据

## 支持的

cue-target = 有量化目标
cue-deadline = 有完成时限
cue-cadence = 有频次要求
cue-pressing = 要求从速
cue-leader = 点名领导
cue-named-unit = 点名单位
cue-collective-unit = 点到一类单位
cue-assigned = 括号里写明责任单位
cue-end-event = 有完成标志
cue-ensure = 用语是“确保”“务必”一类
cue-order = 用语是“一律”“严禁”一类
cue-named-thing = 有具体事项
cue-deliverable = 有具体成果
cue-campaign = 有专项行动
cue-process = 只有过程性用语
cue-plan-section = 在任务部署部分

## 反对的

cue-past = 讲的是过去
cue-review-section = 在工作回顾部分
cue-definition = 是定义或论断
cue-question = 是设问
cue-virtue = 只是思想、作风要求
cue-generic-actor = 没有具体对象
cue-guiding = 是总体要求、指导思想
cue-formula = 是公文套语
cue-attendance = 讲的是参会情况
cue-analysis = 是分析问题
