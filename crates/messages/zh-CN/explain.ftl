### 识别的依据（luoshi read --explain）

read-help-explain = 每条任务写明识别的依据：正反线索和分值、各部分的规则、没有采用的说法
read-help-passed = 和 --explain 一起用：没有采用的句子也列出来
explain-score = 把握 { $percent }%，合计 { $sum } 分，达到 { $threshold } 分算任务
explain-cues = 线索
explain-grounds = 各部分的依据
explain-aside = 没有采用
explain-passed = 没有采用的句子
explain-passed-count = { $count } 句
explain-only-table = --explain 只能用于表格和 json 格式。
explain-needed = --passed 要和 --explain 一起用。
