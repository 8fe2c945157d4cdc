### The grounds of a reading (luoshi read --explain)

read-help-explain = Say of each task what it rests on: cues for and against with their weights, the rule of each part, what was set aside
read-help-passed = With --explain: list the sentences that were not taken, too
explain-score = { $percent }% sure: { $sum } points, { $threshold } make a task
explain-cues = Cues
explain-grounds = Grounds of each part
explain-aside = Set aside
explain-passed = Sentences not taken
explain-passed-count = { $count ->
        [one] { $count } sentence
       *[other] { $count } sentences
    }
explain-only-table = --explain goes with the formats table and json only.
explain-needed = --passed goes with --explain.
