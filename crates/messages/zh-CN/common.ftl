### 全站通用：站名、导航、动作、字段、日期

## 名称

app-name = 落实
app-tagline = 定了的事，件件有人办、事事有着落
skip-to-main = 跳到正文

## 导航

nav-label = 主导航
nav-desk = 工作台
nav-inbox = 消息
nav-documents = 文件
nav-ledger = 台账
nav-projects = 项目
nav-measures = 指标
nav-problems = 问题
nav-dispatch = 调度
nav-papers = 通报
nav-promises = 公开
nav-trace = 留痕
nav-settings = 设置
nav-menu = 菜单
search-placeholder = 搜索任务、单位、原文
search-label = 搜索
language-label = 语言

## 动作

action-save = 保存
action-cancel = 取消
action-close = 关闭
action-back = 返回
action-edit = 修改
action-delete = 删除
action-add = 添加
action-confirm = 确定
action-continue = 继续
action-open = 打开
action-view = 查看
action-search = 搜索
action-filter = 筛选
action-apply = 应用
action-clear = 清除
action-clear-filters = 清除筛选
action-print = 打印
action-export = 导出
action-import = 导入
action-upload = 上传
action-copy-address = 复制本页地址
action-copied = 已复制
action-more = 更多
action-all = 全部
action-retry = 重试
action-undo = 撤销
action-download = 下载

## 字段：任务分解表的栏目

column-serial = 序号
column-number = 编号
column-light = 灯
column-task = 工作任务
column-task-short = 任务
column-target = 量化目标
column-leader = 牵头领导
column-lead-unit = 牵头单位
column-other-units = 责任单位
column-due = 完成时限
column-progress = 进度与计划
column-progress-percent = 进度（%）
column-actual = 实际 / 目标
column-waiting = 现在等
column-source = 来源
column-sentence = 原文
column-field = 领域
column-state = 状态
column-cadence = 频次
column-created = 建立时间
column-changed = 最近变动
column-note = 备注
column-unit = 单位
column-person = 人员
column-title = 标题
column-date = 日期
column-file = 文件
column-count = 数量

## 领域

field-economy = 经济运行
field-projects = 项目建设
field-industry = 产业发展
field-rural = 乡村振兴
field-urban = 城乡建设
field-ecology = 生态环境
field-education = 教育
field-health = 卫生健康
field-livelihood = 民生保障
field-safety = 安全稳定
field-reform = 改革创新
field-governance = 政府自身建设
field-none = 未分领域

## 日期与数字

date-long = { $year }年{ $month }月{ $day }日
date-short = { $month }月{ $day }日
date-month = { $year }年{ $month }月
date-time = { $date } { $time }
date-year = { $year }年
date-month-1 = 1
date-month-2 = 2
date-month-3 = 3
date-month-4 = 4
date-month-5 = 5
date-month-6 = 6
date-month-7 = 7
date-month-8 = 8
date-month-9 = 9
date-month-10 = 10
date-month-11 = 11
date-month-12 = 12
date-none = 未定
date-today = 今天
date-days = { $days } 天
date-days-left = 还有 { $days } 天
date-days-over = 已过 { $days } 天

## 通用词

word-all = 全部
word-none = 无
word-yes = 是
word-no = 否
word-and-more = 等 { $count } 个
word-separator = 、
word-unknown = 不详
word-required = 必填
word-optional = 可不填
count-tasks = { $count } 项任务
count-items = { $count } 项
data-as-of = 数据截至 { $time }

## 翻页

pager-label = 翻页
pager-previous = 上一页
pager-next = 下一页
pager-first = 回到第一页
pager-shown = 本页 { $count } 项

## 提示

notice-saved = 已保存。
notice-nothing-changed = 没有变化，未保存。
notice-no-script = 本页不用脚本也能使用，只是没有键盘快捷键。
notice-offline = 服务器没有应答。刚才的操作没有保存，请重试。
date-month-short-2 = 2月
date-month-short-3 = 3月
date-month-short-4 = 4月
date-month-short-5 = 5月
date-month-short-6 = 6月
date-month-short-7 = 7月
date-month-short-8 = 8月
date-month-short-9 = 9月
date-month-short-10 = 10月
date-month-short-11 = 11月
date-month-short-12 = 12月
column-reported = 最近报送的进展
column-problem = 存在问题
column-next = 下一步措施
column-document = 来源文件
column-section = 文中标题
column-holder = 现在由谁办
column-since = 自何日起
sheet-number = 督办〔{ $year }〕{ $serial }号
request-number = 填报〔{ $year }〕{ $serial }号
