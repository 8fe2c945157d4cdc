### Lights

light-label = Light
light-green = On track
light-amber = At risk
light-red = Behind
light-done = Done
light-none = Not judged
light-cancelled = Cancelled

## Why a light is what it is

light-explain-title = Why this light
light-why = { $why }.
light-pack = { $name }, version { $version }
light-source = Source: { $source }
light-turns-green = What would turn it green
light-inputs = What it was judged on, and who said so
light-input = Input
light-set-by = Set by
light-set-at = When
light-by-pack = The rule pack
light-input-start = Runs from { $day }
light-input-due = Due on { $day }
light-input-no-due = No due date
light-input-progress = Progress { $percent }%
light-input-milestones = { $count ->
        [one] { $met } of { $count } milestone met
       *[other] { $met } of { $count } milestones met
    }
light-input-cadence = Reports: { $cadence }
light-input-excuse = A reason for lagging was accepted until { $day }
light-input-stop = The clock stands still since { $day }
light-input-closed = Ended on { $day }
light-curve-even = The plan is the same every day
light-curve-milestones = The plan follows the weights of the milestones
light-curve-seasonal = The plan follows the seasons of its field of work
light-curve-points = The plan follows dated goals

## Rule packs in the settings

settings-lights = Lights
rules-sub = { $count ->
        [one] One rule pack
       *[other] { $count } rule packs
    }
rules-hint = Every light is judged by the pack in force, and opens into its reasons on the page of its task. Try another pack before it is adopted: how many reds it would have shown in each of the past months, and which lights would change today. When it is adopted every task is judged again at once, and the log says who did it.
rules-version = version { $version }
rules-in-force = In force
rules-try = Try on the past year
rules-since = In force since { $date }.
rules-by = Adopted by { $name }
rules-default = This site has adopted no other, so the basic rules of the program hold.
rules-note = Note: { $note }
rules-history = What was adopted
rules-adopted = The pack is in force, and every task was judged again.
rules-adopt = Adopt this pack
rules-trial-title = Trial: { $name }
rules-trial-sub = { $count ->
        [one] One task
       *[other] { $count } tasks
    } judged again at the end of every month of the past year, by what was known then.
rules-today = Today
rules-now = { $count } under the pack in force
rules-ever-red = Red at the end of some month of the past year: { $tried ->
        [one] { $tried } task
       *[other] { $tried } tasks
    } under this pack, { $now } under the pack in force.
rules-by-month = Month by month
rules-by-month-hint = On the last day of each month; tasks not issued by then are left out
rules-month = End of
rules-column-tried = Trial: { $name }
rules-column-now = In force: { $name }
rules-differ = Tasks whose light would change today
rules-differ-none = No light would change today.
rules-differ-more = Only the { $count } most pressing are listed.
rules-light-now = Light now
rules-light-tried = Under this pack
rules-says = What this pack says
rules-points = Amber from { $amber } percentage points behind the plan, red beyond { $red }
rules-small-lag = A smaller lag: { $light }
rules-ratio = Green from { $green }% of the plan to date, amber from { $amber }%, red below
rules-months = { $count ->
        [one] Red when a month was missed
       *[other] Amber when a month was missed, red when { $count } running were
    }
rules-made-up = A month made up late: { $light }
rules-start = Amber when not begun at the end of { $amber ->
        [one] one month
       *[other] { $amber } months
    }, red after { $red }
rules-reports = Amber when { $amber ->
        [one] one report is
       *[other] { $amber } reports running are
    } missing, red at { $red }
rules-due = Amber within { $days ->
        [one] one day
       *[other] { $days } days
    } of the due date, red after it
rules-late-milestone = A milestone past its date: { $light }
rules-silence-unknown = A task of which no progress was ever reported is not judged by progress
rules-silence-zero = A task of which no progress was ever reported counts as not begun
rules-accepted-reason = The worst light while an accepted reason holds: { $light }
rules-season = { $fields } follow the seasons; work rests in { $months }
rules-month-1 = January
rules-month-2 = February
rules-month-3 = March
rules-month-4 = April
rules-month-5 = May
rules-month-6 = June
rules-month-7 = July
rules-month-8 = August
rules-month-9 = September
rules-month-10 = October
rules-month-11 = November
rules-month-12 = December
refused-no-pack = There is no such rule pack. Go back to the list and choose again.
refused-same-pack = This rule pack is in force already.
