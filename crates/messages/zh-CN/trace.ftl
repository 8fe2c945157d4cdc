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

## 事件（event-…）

event-site-founded = 建立站点
event-site-changed = 修改站点信息
event-rules-adopted = 采用红黄绿灯规则
event-unit-recorded = 登记单位
event-measure-recorded = 登记指标
event-person-recorded = 登记人员
event-password-set = 设置密码
event-signed-in = 登录
event-locked-out = 多次输错密码，暂时锁定
event-document-received = 放入文件
event-document-mended = 修改文件信息
event-document-issued = 交办文件
event-commitment-found = 找出承诺
event-commitment-reviewed = 审定承诺
event-commitment-issued = 承诺转为任务
event-commitment-superseded = 替代承诺
event-task-issued = 交办任务
event-task-added = 新增任务
event-task-edited = 修改任务
event-import-applied = 导入写入台账
event-import-taken-back = 收回导入

## 审定动作（event-review-…）

event-review-accept = 采纳
event-review-reject = 舍弃
event-review-reopen = 改回待定
event-review-edit = 修改草稿
event-review-merge = 合并
event-review-split = 拆分
event-review-undo = 撤销上一步

## 对象（subject-…）

subject-site = 站点
subject-unit = 单位
subject-measure = 指标
subject-person = 人员
subject-document = 文件
subject-commitment = 承诺
subject-task = 任务
subject-import = 导入

## 核验

trace-head = 最新校验值
trace-verifying = 正在重算全部记录……
trace-verified-both = 核验通过：{ $events } 条记录首尾相接，由它们重算的 { $rows } 行与现有数据完全一致。
trace-differs-chain = 核验未通过：第 { $seq } 条记录的校验值接不上。
trace-differs-event = 核验未通过：第 { $seq } 条记录与它之前的记录矛盾。
trace-differs-head = 核验未通过：链尾记在第 { $stored } 条，实际最后是第 { $last } 条。
trace-differs-row = 核验未通过：数据表 { $table } 的 { $column } 一栏被改动，没有留痕。
trace-differs-missing = 核验未通过：数据表 { $table } 少了一行。
trace-differs-extra = 核验未通过：数据表 { $table } 多出一行，没有任何记录生成过它。
trace-differs-hint = 请保留现场并告诉管理员：这里列出的是第一处不一致，可能不止一处。
trace-row-key = 行
trace-row-stored = 现有
trace-row-expected = 应为
trace-none-title = 没有符合条件的记录
trace-because = 理由：{ $reason }
