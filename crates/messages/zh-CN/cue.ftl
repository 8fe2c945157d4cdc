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

## 训练得出的特征（可能支持，也可能反对）

cue-document = 文件的种类
cue-part = 所在部分的标题
cue-usual = 一般句子的起点
cue-reach = 全国、全省范围的文件
cue-place = 在文中的位置
cue-before = 上一句的情况
cue-around = 前几句的情况
cue-heading = 写成标题的样子
cue-behind = 下一句是分条列举
cue-clauses = 分句的多少
cue-mark = 句首的序号
cue-quoted = 有引号中的名称
cue-paper = 提到文件名称
cue-reported = 转述讲话
cue-helper = 有配合单位
cue-actor = 谁来做、怎样点到
cue-nobody = 没有点到谁来做
cue-targets = 目标的多少
cue-figures = 数字与目标的关系
cue-gone = 时间已经过去
cue-named-time = 时间只是名称的一部分
cue-time-first = 以时间开头
cue-year = 只说到年份
cue-told = 先讲情况、后提要求
cue-wording = 用词
cue-rest = 其余各项合计
