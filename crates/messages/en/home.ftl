### The desk

home-empty-title = Start by putting in a document
home-empty-hint = Put in a speech or report; the program finds what can be checked in it, you review it piece by piece and issue it. The fuller the list of units, the better names are matched.
home-empty-reader = No task has been issued yet. This page fills when a supervisor has put in a document and issued it.
home-put-document = Put in a document
home-check-units = Check the list of units
home-longest-overdue = Longest overdue
home-first-to-push = To be pushed first
home-overdue-by = past due
home-progress = reported progress
home-plan = where the plan is
home-open-task = See the task
home-all-late = All red and amber
home-nothing-late = Nothing is late, nothing warns
home-nothing-late-hint = Every open task is within its deadline and its plan.
home-open-ledger = Open the ledger
home-documents-wait = { $count ->
        [one] { $count } document waits
       *[other] { $count } documents wait
    } for your review
home-documents-wait-hint = Begin with the oldest; what is accepted is issued as one act, numbered in order.
home-go-on-reviewing = Go on reviewing
home-reviewing = Waiting for review
home-documents = { $count ->
        [one] { $count } document
       *[other] { $count } documents
    }
home-undecided = { $count } undecided
home-to-issue = { $count } to issue
home-all = All { $count }
home-whole-ledger = The whole ledger
home-stands = { $why } { $who }
home-by-unit = By unit
home-worst-first = most late first
home-waits = { $count ->
        [one] { $count } thing waits for you
       *[other] { $count } things wait for you
    }
waits-tasks = { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }
waits-decide = { $count ->
        [one] { $count } matter to decide
       *[other] { $count } matters to decide
    }
waits-directions = { $count ->
        [one] { $count } direction to follow
       *[other] { $count } directions to follow
    }
waits-chases = { $count ->
        [one] { $count } chase sheet to answer
       *[other] { $count } chase sheets to answer
    }
waits-answered = { $count ->
        [one] { $count } answered sheet to judge
       *[other] { $count } answered sheets to judge
    }
waits-requests = { $count ->
        [one] { $count } request to answer
       *[other] { $count } requests to answer
    }
waits-over-budget = { $count ->
        [one] { $count } request over budget
       *[other] { $count } requests over budget
    }
waits-documents = { $count ->
        [one] { $count } document to review
       *[other] { $count } documents to review
    }
home-empty-title-leader = Nothing has been issued yet
home-empty-leader = Once the supervisors have put in a document, reviewed and issued it, this is your page of the week: what turned red, who is waited on, what you are asked to decide. You can give a direction now.
home-empty-unit = Nothing has been issued to your unit yet. What is to be signed for and reported on will stand here, the most urgent first. You can set up under “Account” how you want to be reminded.
