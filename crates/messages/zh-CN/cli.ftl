### 命令行

cli-about = 落实：把讲过的话变成任务，看清是否办成
cli-serve = 启动服务，用浏览器打开
cli-init = 建立站点和第一个账号（密码从标准输入读取）
cli-verify = 校验留痕链和台账是否一致
cli-backup = 备份全部数据到一个文件，可在服务运行时进行
cli-restore = 从备份文件恢复
cli-demo = 写入演示县，或生成一个大站点用于测量

cli-arg-data = 数据目录
cli-arg-database = 用 PostgreSQL 存放数据的地址；原件仍放在数据目录
cli-arg-listen = 监听地址和端口
cli-arg-demo = 数据目录为空时写入演示县
cli-arg-chase-by-rule = 每天按规则自动发出蓝色、黄色督办单；红色的只提出，由办公室领导签发
cli-arg-site = 站点名称，例如云溪县
cli-arg-area-code = 六位行政区划代码
cli-arg-name = 第一个账号的姓名
cli-arg-username = 第一个账号的用户名
cli-arg-file = 备份文件
cli-arg-force = 已有的文件或数据可以覆盖
cli-arg-tasks = 生成这么多项任务
cli-arg-today = 以这一天为今天
cli-arg-calendar = 国务院办公厅新一年节假日安排的文件，或存放这类文件的文件夹

cli-error = 出错：{ $value }
cli-not-empty = { $value } 里已有数据，没有改动；确需覆盖请加 --force。
cli-bad-backup = 不是可用的备份文件：{ $value }
cli-newer = 数据由更新的版本（第 { $value } 版表结构）写成，请升级程序。
cli-password = 密码：
cli-init-done = 已建立。用 luoshi serve 启动后即可登录。
cli-serving = 服务已启动：{ $url }
cli-set-up-first = 第一次使用，请先打开 { $url } 建立账号，启动口令：{ $code }
cli-demo-loading = 正在写入演示县……
cli-demo-account = 演示账号　{ $user } / { $password }（{ $role }）
cli-demo-progress = 已生成 { $count } 项任务
cli-demo-done = 已写入。
cli-backup-done = 已备份到 { $file }：留痕 { $events } 条，原件 { $blobs } 份。
cli-restore-done = 已恢复：留痕 { $events } 条，原件 { $blobs } 份。
cli-verify-holds = { $site }：一致。留痕 { $events } 条，核对 { $rows } 行，最后一条 { $head }
cli-verify-differs = { $site }：不一致。{ $difference }
cli-differs-chain = 第 { $seq } 条留痕被改动，或与前一条不衔接。
cli-differs-event = 第 { $seq } 条留痕的内容不可能发生。
cli-differs-head = 记载的末条是第 { $stored } 条，实际末条是第 { $last } 条。
cli-differs-row = 表 { $table } 中 { $key } 的 { $column } 是“{ $stored }”，按留痕应为“{ $expected }”。
cli-differs-missing = 表 { $table } 缺少 { $key }。
cli-differs-extra = 表 { $table } 多出 { $key }，留痕中没有。
