### 任务的一生：角色、权限、环节、操作、条件、文书、持有人

## 角色（role-…）

role-office-leader = 办公室领导
role-county-leader = 县领导
role-unit-head = 单位主要负责人
role-liaison = 联络员
role-auditor = 审计管理员
role-system-administrator = 系统管理员
role-security-administrator = 安全管理员
role-public = 公众（不登录）

## 权限（right-…）

right-open-desk = 打开工作台，查看单位和领导名单
right-read = 查看文件、台账、任务和已报送的进展
right-read-drafts = 查看草拟和待审的任务
right-read-papers = 查看批示、提请、督办单、报送和答复
right-read-unsent = 查看本单位未报送的进展
right-export = 导出台账
right-read-trace = 查看留痕
right-read-proof = 查看核验结果
right-prove-log = 核验留痕
right-read-views = 查看谁看过什么
right-change-own-password = 修改自己的密码
right-put-document = 放入文件
right-review = 审定草稿
right-issue = 交办文件
right-supersede = 替代已交办的承诺
right-edit-task = 新增和修改任务
right-import = 导入表格
right-keep-measures = 维护指标目录
right-administer = 管理单位、人员和账号
right-grant-roles = 授予和收回角色
right-back-up = 备份
right-propose = 提请审核任务
right-approve-issue = 审核交办任务
right-sign-for = 签收
right-request-reassignment = 申请改派
right-decide-reassignment = 决定改派
right-arrange = 安排办理
right-split = 分解任务
right-report = 填写并报送进展
right-approve-report = 审签本单位的报送
right-judge-report = 采用或退回报送
right-excuse = 认可滞后理由
right-request-extension = 申请延期
right-endorse-extension = 初审延期
right-decide-extension = 批准延期
right-propose-suspension = 提请挂账、恢复办理
right-decide-suspension = 批准挂账
right-request-closing = 申请办结
right-verify = 核查办结申请
right-close = 办结并评价
right-reopen = 重开
right-cancel = 撤销任务
right-archive = 归档
right-chase = 发蓝色、黄色督办单并认定落实
right-chase-red = 发红色督办单
right-answer-chase = 回复督办单
right-refer = 提请县领导
right-direct = 作出批示
right-follow-direction = 落实批示
right-ask = 向单位要材料和数据
right-ask-over-budget = 超出负担额度仍要材料
right-adopt-rules = 选用亮灯规则
right-read-promises = 查看民生实事

## 范围（scope-…）

scope-site = 全站
scope-until-separated = 全站（未设三员时）
scope-led = 本人牵头的任务
scope-lead = 本单位及下级单位牵头的任务
scope-concerned = 涉及本单位及下级单位的（牵头、参与、收到）和本人写的

## 环节（stage-…）

stage-draft = 草拟
stage-proposed = 待审
stage-assigned = 已交办
stage-signed-for = 已签收
stage-reassignment-requested = 申请改派
stage-in-progress = 办理中
stage-extension-requested = 延期申请中
stage-suspended = 挂账
stage-closing = 待核
stage-checking = 复核
stage-closed = 办结
stage-cancelled = 撤销
stage-archived = 归档

## 操作（command-…）

command-propose = 提请审核
command-issue = 审核交办
command-send-back = 退回草拟
command-sign-for = 签收
command-request-reassignment = 申请改派
command-reassign = 同意改派
command-keep-unit = 不予改派
command-arrange = 安排办理
command-submit-report = 报送进展
command-approve-report = 审签报送
command-send-back-report = 退回修改
command-accept-report = 采用报送
command-return-report = 退回报送
command-excuse = 认可滞后理由
command-request-extension = 申请延期
command-propose-extension = 延期申请送审
command-approve-extension = 审签延期申请
command-send-back-extension = 退回延期申请
command-endorse-extension = 提请批准延期
command-grant-extension = 同意延期
command-decline-extension = 初审不同意延期
command-refuse-extension = 不同意延期
command-propose-suspension = 提请挂账
command-suspend = 同意挂账
command-refuse-suspension = 不同意挂账
command-resume = 恢复办理
command-request-closing = 申请办结
command-return-closing = 退办
command-sample = 抽查复核
command-recommend = 建议办结
command-close = 办结
command-reopen = 重开
command-cancel = 撤销任务
command-archive = 归档

## 条件（guard-…）

guard-no-reason = 写明理由
guard-incomplete = 有完成时限，有量化目标或节点
guard-after-first-report = 还没有报送过进展
guard-same-unit = 换一个牵头单位
guard-milestones = 节点有名称，按日期排列，不晚于完成时限，权重合计不超过 100
guard-given-milestone = 督查机构定的节点都保留，日期不推后
guard-report-with-office = 没有报送在督查专员手里
guard-report-empty = 写了进展，或者注明无变化
guard-no-report-with-head = 有待审签的报送
guard-no-report-with-office = 有待采用的报送
guard-due-has-come = 完成时限还没有到（当天也不行）
guard-not-later = 新时限晚于原时限
guard-not-to-come = 日期在今天之后
guard-endorsed = 还没有提请领导批准
guard-no-extension-with-head = 有待审签的延期申请
guard-extension-with-head = 延期申请已由单位报出
guard-not-endorsed = 已经提请领导批准
guard-suspension-proposed = 还没有提请挂账
guard-no-suspension-proposed = 已经提请挂账
guard-pending = 没有待定的报送和挂账
guard-no-evidence = 附有佐证材料

## 文书（paper-…）

paper-proposal = 立项单
paper-notice = 督办通知单
paper-reassignment-request = 改派申请
paper-plan = 办理方案
paper-report = 进展报告
paper-closing-report = 办结报告
paper-return = 退办单
paper-check = 核查单
paper-closing = 办结单
paper-reopening = 重开单
paper-extension-request = 延期申请
paper-extension-reply = 延期批复
paper-suspension = 挂账单
paper-cancellation = 撤销单
paper-ledger = 台账

## 球在谁手里（holder-…）

holder-unit = 承办单位
holder-unit-head = 单位主要负责人
holder-supervisor = 督查专员
holder-office-leader = 办公室领导
holder-nobody = 无人（已结束或停表）

## 评价（grade-…）

grade-excellent = 优秀
grade-good = 良好
grade-passed = 合格
grade-failed = 不合格

## 报送、督办单、批示

report-state-submitted = 待审签
report-state-approved = 已报送
report-state-accepted = 已采用
report-state-returned = 已退回
colour-blue = 蓝色
colour-yellow = 黄色
colour-red = 红色
chase-state-open = 待回复
chase-state-answered = 已回复
chase-state-met = 已落实
chase-state-unmet = 未落实
chase-state-withdrawn = 已撤回
chase-command-answer = 回复
chase-command-draft = 回复送审
chase-command-approve = 审签回复
chase-command-send-back = 退回修改
chase-command-meet = 认定落实
chase-command-miss = 认定未落实
chase-command-withdraw = 撤回
direction-outcome-task = 转为任务
direction-outcome-chase = 转为督办
direction-outcome-noted = 已阅知
due-cause-extended = 延期
due-cause-suspended = 挂账顺延
due-cause-edited = 更正
due-cause-forward = 提前
rhythm-weekly = 每周
rhythm-fortnightly = 每半月
rhythm-monthly = 每月
rhythm-bimonthly = 每两月
rhythm-quarterly = 每季度
rhythm-half-yearly = 每半年
rhythm-yearly = 每年

## 状态、亮灯、事件、对象

state-draft = 未交办
task-state-draft = 未交办
event-task-moved = 办理任务
event-task-reported = 报送任务进展
event-report-filed = 报送进展
event-report-sent-again = 重新报送进展
event-report-moved = 处理报送
event-chase-written = 发出督办单
event-chase-moved = 办理督办单
event-referral-made = 提请领导定夺
event-referral-settled = 批示或撤回提请
event-direction-given = 作出批示
event-direction-followed = 落实批示
subject-report = 报送
subject-chase = 督办单
subject-referral = 提请
subject-direction = 批示

## 拒绝（refused-…）

refused-stage = 任务现在是“{ $stage }”，不能{ $command }。这一步在“{ $stages }”时由{ $who }办理。
refused-not-concerned = “{ $action }”只限所牵头的任务或所在单位的事项，由有关的{ $who }办理。
refused-roles-exclude = “{ $role }”不能与“{ $other }”由同一人担任。
refused-role-needs-unit = “{ $role }”要先选定所在单位。
refused-incomplete = 提请审核前，请填完成时限，并填量化目标或节点。
refused-after-first-report = 已经报送过进展，不能再申请改派。
refused-same-unit = 请选另一个牵头单位。
refused-milestones = 节点要有名称，按日期先后排列，不晚于完成时限（{ $due }），权重合计不超过 100。
refused-given-milestone = 节点“{ $name }”（{ $day }前）是督查机构定的，办理方案要保留它，日期可以提前，不能推后。确需调整的，请督查机构在任务的“修改”里写明理由后改。
refused-report-with-office = 上一次报送还在督查专员手里，请等采用或退回后再报。
refused-report-empty = 请写明进展，或者选“无变化”。
refused-report-long = 每一栏不能超过 { $limit } 个字。
refused-report-ahead = 报送截至的日期不能晚于今天。
refused-report-milestone = 勾选的节点不在办理方案里，或者完成日期晚于今天。
refused-no-report-with-head = 没有待审签的报送。
refused-no-report-with-office = 没有待采用的报送。
refused-due-has-come = 延期要在完成时限（{ $due }）之前申请，现在已经到期。
refused-not-later = 新的时限要晚于原来的时限（{ $due }）。
refused-not-to-come = 请填今天之后的日期。
refused-no-extension-with-head = 没有待审签的延期申请。
refused-extension-with-head = 延期申请还在单位主要负责人手里，审签后才能办理。
refused-endorsed = 已经提请领导批准，请等批复。
refused-not-endorsed = 要先由督查专员初审并提请批准。
refused-suspension-proposed = 已经提请挂账，请等批复。
refused-no-suspension-proposed = 还没有人提请挂账。
refused-pending = 还有报送或挂账申请没有办完，请办完再申请办结。
refused-nobody-decides = 本站点没有在用的{ $who }账号，这件事没有人能批。请先在“设置 → 人员”里给一位同志加上这个角色。
refused-no-evidence = 请附上佐证材料。
refused-chase-state = 这张督办单{ $state }，不能再这样处理。
refused-answer-not-due = 回复时限是 { $due }，还没有过，不能认定未落实。
refused-no-answer = 请写明回复。
refused-direction-long = 批示不能超过 { $limit } 个字。
refused-direction-followed = 这条批示已经有人落实。
refused-part-later = 子任务的时限不能晚于整项任务（{ $due }）。
refused-part-unit = 子任务只能分给牵头单位、其下级单位和责任单位。
refused-part-person = 具体承办人不在这个单位。
refused-part-weight = 各部分权重加起来超过 100%。
refused-split-part = 这已经是子任务，不能再往下分解。
refused-split-meanwhile = 您打开页面之后，已有新的子任务分出，请先查看，再行分解。
refused-split-nothing = 一行都没有填，没有分解。
refused-weight = 权重“{ $text }”看不懂，填 0 到 100 的整数。
refused-split-stage = 任务现在是“{ $stage }”，不能再分解。
