### Search

search-title = Search
search-for = “{ $query }”
search-results = { $count ->
        [one] { $count } result
       *[other] { $count } results
    }
search-in-tasks = Tasks
search-in-documents = Documents
search-in-units = Units
search-nothing-title = Nothing found for “{ $query }”
search-nothing-hint = Try other or fewer words.
search-empty-title = Search tasks, units, source text, directions, chase sheets and reports
search-empty-hint = Two characters are enough.
search-found = { $tasks ->
        [one] { $tasks } task
       *[other] { $tasks } tasks
    }, { $documents ->
        [one] { $documents } document
       *[other] { $documents } documents
    }
search-all-in-ledger = See all { $count } in the ledger
