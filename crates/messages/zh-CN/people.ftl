### 单位和人员：表格导入、首次登录

people-import = 从表格导入
people-import-title = 导入单位和人员
people-import-sub = 逐行预览，确认后才写入，写入后可以收回
people-import-hint = 一个文件里可以有单位表、人员表，或两张都有。单位表要有“单位名称”一栏，认得的还有：上级单位、别名、类别、分管领导、状态。人员表要有“姓名”和另一栏，认得的还有：单位、职务、账号、角色、县领导、状态。没有的栏目、空着的格子都保持原样；要清空的，在本人或本单位页面上改。
people-import-preview = 导入单位和人员预览
people-import-nothing-yet = 以下只是预览，还没有写入
people-import-all-same = 表格和现有的单位、人员完全一样，没有要写入的。
people-import-accounts = 新开账号 { $count } 个
people-imported = 已写入：新增 { $added } 行，变动 { $changed } 行
people-codes-once = 一次性口令只显示这一次
people-codes-hint = 请打印或抄下，交给本人。本人在登录页点“首次登录”，凭用户名和口令自己设密码。口令 14 天内有效，用过即失效；系统不保存口令本身。
people-tables = 表格
people-example-get = 示例表格
people-export-xlsx = 导出现有的（xlsx）
people-export-csv = 导出现有的（csv）
people-take-back-hint = 新增的单位停用、人员离任并关闭账号，改动的恢复原值。导入之后又有人改过的，不能收回。
people-yes = 是
people-no = 否
people-example = 示例
people-example-bureau = 县示例局
people-example-aliases = 示例局、示例部门
people-example-town = 示例镇
people-example-station = 县示例局服务站
people-example-leader = 领导甲
people-example-post = 副县长
people-example-head = 张三
people-example-head-post = 局长
people-example-liaison = 李四

first-title = 首次登录
first-link = 首次登录，用一次性口令设密码
first-hint = 用户名和一次性口令由管理员交给您。密码由您自己设，管理员看不到。
first-code = 一次性口令
first-submit = 设好密码并登录
first-told = 密码已设好，以后用它登录。

refused-first-code = 用户名和一次性口令对不上，或者口令已过期、已用过。请向管理员重新索取。
refused-first-sign-in = 这是一次性口令，不能直接登录。请点下面的“首次登录”，用它设自己的密码。
refused-no-people-table = 没有找到单位表或人员表：要有一行表头，里面有“单位名称”，或者有“姓名”和另一栏。
refused-listed-twice = 第 { $first } 行和第 { $row } 行都是“{ $name }”，请只留一行。
refused-leader-not-there = 还没有“{ $name }”这位县领导。请在同一个文件里加上人员表并标明县领导，或先导入人员；也可以空着这一格，以后再补。
refused-name-formula = “{ $text }”以公式符号开头或含有不可见字符，不像名称，请改正。
refused-unit-not-listed = 单位名单里没有“{ $name }”，这张表里也没有写对的这一行。请先加上或改好这个单位，或者改用全称。
refused-unit-circle = “{ $name }”不能隶属于自己或自己的下级单位。
refused-person-unclear = 叫“{ $name }”的不止一人，请填上用户名或所在单位。
refused-roles-elsewhere = 角色由安全管理员授予，请删去“角色”一栏，导入后由安全管理员授予。
refused-changed-since-people = “{ $name }”在导入之后又改过，不能收回。

## 没有角色的账号

people-roleless = 有 { $count } 个账号还没有角色，登录后什么也做不了。
people-roleless-show = 逐个授予角色
people-no-office-leader = 还没有在用的办公室领导账号：交办审核、延期、挂账、办结报上去没有人批。请给一位同志加上“办公室领导”角色。
people-roleless-none = 每个在用的账号都有角色。
people-all = 看全部人员
people-code-again = 发一次性口令
people-code-again-hint = 本人忘了密码，或原来的口令过期、丢失时用。发出后以前的口令作废；本人凭新口令设好密码之前，原密码照常可用。
people-code-for = { $name }的一次性口令
people-codes-print = 打印（每人一张）
people-slip-how = 在浏览器打开本系统，在登录页点“首次登录”，填用户名和口令，自己设密码。口令 14 天内有效，只能用一次。
refused-no-account = “{ $name }”没有在用的账号，不能发口令。
refused-unit-has-tasks = 这个单位还有 { $count } 项在办任务。请先改派，或勾选后再停用。
unit-open-tasks = 还有 { $count } 项在办任务
unit-anyway = 仍要停用：任务留在这个单位名下，由督查室改派
