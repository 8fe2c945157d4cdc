### 识别规则：每一部分凭什么认定，哪些没有采用

part-leader = 牵头领导
part-lead-unit = 牵头单位
part-other-unit = 责任单位
part-target = 量化目标
part-due = 完成时限
part-milestone = 节点
part-cadence = 频次
part-strength = 硬任务或软任务

## 认定

rule-role-label = 标签写明，如“牵头单位：”
rule-role-verb = 后面跟着“牵头”“配合”“负责”一类动词
rule-role-told = 后面跟着“要”“负责”一类的话，是被要求的一方
rule-role-acting = 直接跟着时限或动作
rule-role-by = 前面有“由”
rule-role-joined = 由“会同”“联合”并入
rule-role-asked = 前面有“请”
rule-role-agreed = 事项由其提请会议同意
rule-role-backed = 前面有“支持”“推动”一类动词，点名由其行动
rule-role-bracket = 写在句末括号里
rule-role-responsible = 文中写明：无牵头单位的，责任单位牵头
rule-role-first = 排在第一位的牵头
rule-role-sole = 责任单位仅此一家，视为牵头
rule-role-helping = 写明配合、协办或参与
rule-role-column = 写在表格的这一栏
rule-role-heading = 承接上面的标题
rule-role-before = 承接前一句
rule-role-cell = 承接上一格
rule-target-after-metric = 数值跟在指标后面
rule-target-before-noun = 数值在事项前面
rule-target-shared = 一个数值管几项
rule-target-respective = 几项各有数值，依次对应
rule-target-words = 用语表示的目标：全部、不发生、同步
rule-due-only = 句中的时限
rule-due-last = 几个时限中最晚的
rule-milestone = 几个时限中较早的
rule-due-assigned = 括号、标签或表格写明的时限
rule-due-stage = 所在阶段的标题写明的时限
rule-due-counted = 从文件日期起算
rule-due-year-task = 年度任务，到年底
rule-due-undated = 有紧迫用语，没有日期
rule-cadence = 句中的频次
rule-strength-number = 硬任务：有数值
rule-strength-day = 硬任务：有日期
rule-strength-rhythm = 硬任务：有频次
rule-strength-leader = 硬任务：点名领导
rule-strength-end-event = 硬任务：有完成标志
rule-strength-paper = 硬任务：点名单位限期交成果
rule-strength-assigned = 硬任务：分工写明单位
rule-strength-soft = 软任务：没有可核的标志

## 没有采用

aside-number-name = 是名称里的数字
aside-number-ordinal = 是序数
aside-number-class = 是规模档次
aside-number-property = 是项目本身的情况
aside-number-benefit = 是受益范围
aside-number-grant = 是补助标准
aside-number-list = 是列举的个数
aside-number-condition = 是条件
aside-number-time = 是时长
aside-number-place = 是地点的个数
aside-number-bare = 没有计量单位
aside-name-recipient = 是报送对象
aside-name-speaker = 是讲话人或听取的会议
aside-name-object = 是工作对象
aside-due-earlier = 另有更晚的时限
aside-due-not-binding = 日期已过，或是名称里的年份
