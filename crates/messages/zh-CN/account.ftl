### 登录与账号

sign-in-title = 登录
sign-in-name = 用户名
sign-in-password = 密码
sign-in-submit = 登录
sign-in-failed = 用户名或密码不对。
sign-in-locked = 失败次数过多，请 { $minutes } 分钟后再试。
sign-in-expired = 登录已过期，请重新登录。
sign-out = 退出
signed-out = 已退出。
account-menu = 账号
account-title = 我的账号
account-name = 用户名
account-person = 姓名
account-role = 角色
role-supervisor = 督查专员
role-reader = 查阅
password-change = 修改密码
password-current = 现在的密码
password-new = 新密码
password-repeat = 再输一遍
password-hint = 至少 { $length } 个字符，不要用单位名和生日
password-too-short = 密码至少 { $length } 个字符。
password-too-common = 这个密码太常见，请换一个。
password-differs = 两次输入不一致。
password-wrong = 现在的密码不对。
password-changed = 密码已修改，其他地方的登录已退出。
