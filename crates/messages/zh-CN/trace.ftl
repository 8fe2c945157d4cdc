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
event-unit-recorded = 登记单位
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
subject-person = 人员
subject-document = 文件
subject-commitment = 承诺
subject-task = 任务
subject-import = 导入
