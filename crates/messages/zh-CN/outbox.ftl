### 外发记录

settings-outbox = 外发
outbox-off = 没有开通邮件和群机器人，消息只在系统内显示。开通方法：写好配置文件，用 --notify 指定后重新启动，写法见使用说明。
outbox-mail-on = 邮件已开通
outbox-mail-off = 邮件未开通
outbox-group = 群机器人：{ $name }
outbox-state-failed = 失败
outbox-state-waiting = 待发
outbox-state-sent = 已发
outbox-empty-failed = 没有发送失败的消息
outbox-empty-waiting = 没有待发的消息
outbox-empty-sent = 还没有发出过消息
outbox-hint = 这里只列发给谁、何时发、为何失败，不显示内容。
outbox-to = 发给
outbox-way = 方式
outbox-way-mail = 邮件
outbox-way-group = 群机器人
outbox-count = 件数
outbox-made = 生成
outbox-next = 下次发送
outbox-tried = 最近发送
outbox-failures = 失败次数
outbox-why = 原因
outbox-again = 再发一次
outbox-told-again = 已重新排队，很快再发。
