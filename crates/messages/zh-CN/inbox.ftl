### 消息

inbox-title = 消息
inbox-unseen = { $count } 条未读
inbox-none-unseen = 没有未读消息
inbox-new = 未读
inbox-seen = 已读
inbox-turns-more = 另有 { $count } 项，请在台账中查看
inbox-read = 标为已读
inbox-read-all = 全部标为已读
inbox-urgent = 紧急
inbox-told-read = 已标为已读。
inbox-empty-title = 还没有消息
inbox-empty-hint = 任务交办、报送退回、督办单、延期和办结的审批、临近时限、灯变了，与您有关的都会在这里出现。
