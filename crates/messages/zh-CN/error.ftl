### 出错与拒绝

error-title = 出错了
error-not-found-title = 没有这个页面
error-not-found-hint = 地址可能写错了，或者内容已经收回。
error-forbidden-title = 您没有这项权限
error-forbidden-hint = 需要的话，请找站点管理员。
error-conflict-title = 刚刚有人改动过
error-conflict-hint = 请刷新本页，看过新的内容再操作。
error-invalid-title = 有内容需要改正
error-csrf-title = 本页已过期
error-csrf-hint = 请刷新后重做刚才的操作，没有保存任何内容。
error-server-title = 服务器出错
error-server-hint = 没有保存任何内容。请把编号 { $reference } 告诉管理员。
error-too-large-title = 文件太大
error-too-large-hint = 不能超过 { $size } MB。
error-summary = 有 { $count } 处需要改正
error-field-required = 请填写{ $field }。
error-field-too-long = { $field }不能超过 { $length } 个字。
error-field-date = 日期写成 2026-06-30 这样。
error-field-number = 这里要填数字。
error-home = 回到工作台
refused-role = 您的角色不能做这件事。
