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

## 拒绝（refused-…）

refused-ambiguous = “{ $name }”可能指不止一个，请先指明。
refused-unknown-unit = 单位名单里没有“{ $name }”，请先选定牵头单位。
refused-no-lead = 没有牵头单位，不能交办。
refused-no-title = 请写明工作任务。
refused-title-long = 工作任务不能超过 500 个字。
refused-no-text = 请写明现在有效的表述。
refused-no-reason = 请写明理由。
refused-merge = 只能把同一文件里的两条并成一条。
refused-split = 不能在这里拆开：两边都要有文字。
refused-not-in-review = 这一条不在审定中（{ $state }），不能再改。
refused-not-accepted = 还没有采纳，不能交办。
refused-not-issued = 还没有交办，直接修改即可。
refused-number = “{ $text }”不是任务编号，编号写成 2026-0014 这样。
refused-target = 看不懂量化目标“{ $text }”，写成“开工率 ≥ 80%”这样。
refused-progress = 进度要在 0 到 100 之间。

## 表单

error-unreadable-title = 看不懂这份表单
error-unreadable-hint = 请回到原来的页面重新填写，没有保存任何内容。
