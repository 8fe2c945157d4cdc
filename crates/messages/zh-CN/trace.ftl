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
event-first-code-given = 发放一次性口令
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

## 核验页

trace-of-this = 这一对象的全部记录
proof-sub = 从头重算全部记录，逐条比对数据表；每天夜里自动核验一次
proof-again = 现在核验
proof-begun = 核验已开始，在后台进行，不影响使用。
proof-running = 正在核验：{ $done } / { $total } 条
proof-since = { $time }开始
proof-when = 核验时间
proof-by = 由谁发起
proof-nightly = 系统夜间自动
proof-events = 记录条数
proof-rows = 比对行数
proof-took = 用时
proof-seconds = { $seconds } 秒
proof-found = 结果
proof-whole = 一致
proof-broken = 不一致
proof-earlier = 以前的核验
proof-none-title = 还没有核验过
proof-none-hint = 每天夜里自动核验一次，也可以现在核验。

## 查看记录

seen-title = 查看记录
seen-sub = 谁在哪天看过什么、导出过什么；保存十三个月
seen-what = 看了什么
seen-day = 日期
seen-times = 次数
seen-first = 第一次
seen-last = 最后一次
seen-empty-title = 没有符合条件的查看记录
seen-empty-hint = 看任务、文件、督办单、批示、人员和留痕，导出、下载和搜索，都会记在这里。
seen-kind-task = 任务
seen-kind-document = 文件
seen-kind-chase = 督办单
seen-kind-referral = 提请
seen-kind-direction = 批示
seen-kind-person = 人员账号
seen-kind-file = 导出下载
seen-kind-trace = 留痕
seen-kind-search = 搜索
trace-withheld = 内容
trace-withheld-who = 只供督查机构和涉及单位查看
papers-withheld = 本任务的报送内容、批示、提请和督办单只供督查机构、县领导、审计管理员和涉及单位查看。任务、灯和指标数据人人可看。
seen-at-ledger = 导出台账
seen-at-burden = 导出填报负担账
seen-at-answers = 导出填报 { $number } 的答复
seen-at-people = 导出单位和人员名单
seen-at-sheet = 督办单 { $number } 的文稿
seen-at-evidence = 任务 { $number } 的佐证材料
seen-at-original = 文件原件
seen-at-part = 有筛选
seen-at-more = { $words }（{ $more }）

## 办了什么（done-…）

done-command-propose = 提请审核
done-command-issue = 审核交办
done-command-send-back = 退回草拟
done-command-sign-for = 签收
done-command-request-reassignment = 申请改派
done-command-reassign = 同意改派
done-command-keep-unit = 不予改派
done-command-arrange = 安排办理
done-command-submit-report = 报送进展
done-command-approve-report = 审签报送
done-command-send-back-report = 退回修改
done-command-accept-report = 采用报送
done-command-return-report = 退回报送
done-command-excuse = 认可滞后理由
done-command-request-extension = 申请延期
done-command-propose-extension = 延期申请送审
done-command-approve-extension = 审签延期申请
done-command-send-back-extension = 退回延期申请
done-command-endorse-extension = 提请批准延期
done-command-grant-extension = 同意延期
done-command-decline-extension = 初审不同意延期
done-command-refuse-extension = 不同意延期
done-command-propose-suspension = 提请挂账
done-command-suspend = 同意挂账
done-command-refuse-suspension = 不同意挂账
done-command-resume = 恢复办理
done-command-request-closing = 申请办结
done-command-return-closing = 退办
done-command-sample = 抽查复核
done-command-recommend = 建议办结
done-command-close = 办结
done-command-reopen = 重开
done-command-cancel = 撤销任务
done-command-archive = 归档
done-chase-command-answer = 回复
done-chase-command-draft = 回复送审
done-chase-command-approve = 审签回复
done-chase-command-send-back = 退回修改
done-chase-command-meet = 认定落实
done-chase-command-miss = 认定未落实
done-chase-command-withdraw = 撤回
done-request-command-approve = 批准超额报送
done-request-command-decline = 不予批准
done-request-command-withdraw = 撤回要求
done-request-command-close = 结束报送
