### 首次启动

setup-title = 建立站点
setup-sub = 首次启动，先建立站点和管理员账号
setup-site-name = 站点名称
setup-site-name-hint = 例如“云溪县”
setup-area-code = 行政区划代码
setup-area-code-hint = 六位数字
setup-admin = 管理员
setup-submit = 建立
setup-done = 站点已建立。下一步：录入单位和领导名单，识别讲话时才能对上。
setup-token = 启动口令
setup-token-wrong = 启动口令不对，请看服务器启动时显示的那一行；重新启动会换一个。
setup-token-hint = 服务器启动时显示的一串字符
