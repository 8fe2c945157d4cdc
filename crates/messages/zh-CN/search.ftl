### 搜索

search-title = 搜索
search-for = 搜索“{ $query }”
search-results = 找到 { $count } 项
search-in-tasks = 任务
search-in-documents = 文件
search-in-units = 单位
search-nothing-title = 没有找到“{ $query }”
search-nothing-hint = 换个说法，或减少几个字再试。
search-empty-title = 搜索任务、单位、原文、批示、督办单和报送
search-empty-hint = 两个字也可以，例如“学位”“管网”。
search-found = { $tasks } 项任务，{ $documents } 份文件
search-all-in-ledger = 在台账里看全部 { $count } 项
