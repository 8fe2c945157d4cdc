### 填报负担：报数请求、代价、减负检查

## 减负检查

lint-title = 减负检查
lint-sub = 考核细则、报数要求发出之前，先看看有没有为基层减负的规定不允许的内容
lint-scope = 检查对象
lint-scope-score = 考核、督查细则
lint-scope-request = 要求报送的通知
lint-text = 正文
lint-text-hint = 粘贴全文或其中几条，不会保存。
lint-check = 检查
lint-none = 没有发现为基层减负的规定不允许的内容。
lint-found = 发现 { $count } 类问题
lint-named = 规定点名
lint-derived = 由规定推出
lint-source = 依据
lint-advice = 检查按词句比对，只作提醒，是否修改由发文单位决定。
refused-lint-long = 一次最多检查 { $limit } 字，请分段粘贴。
refused-lint-empty = 请粘贴要检查的文字。
