### Directions: given, followed, noted

direction-title = Directions
direction-words = The direction
direction-place = Write a direction here; a supervisor makes a task or a chase sheet of it
direction-place-task = Write a direction on this task
direction-give = Give direction
direction-on = On
direction-by = Given by
direction-state = What became of it
direction-state-pending = Waiting
direction-state-task = Became a task
direction-state-chase = Became a chase sheet
direction-state-noted = Noted
direction-became = What became of it
direction-waits = { $days ->
        [one] Waiting for { $days } day
       *[other] Waiting for { $days } days
    }
direction-waits-today = Given today, waiting
direction-to-task = Make it a task
direction-to-chase = Write a chase sheet
direction-to-note = Note it
direction-note = Note it, nothing follows
direction-remark = Why nothing has to follow
direction-follow = Directions to follow
direction-given = My directions
direction-all = All directions
direction-none-given = No directions yet.
direction-task-sub = { $name } directs: { $text }
direction-told-given = The direction is given; supervisors see it on their desks.
direction-told-noted = Noted.
direction-empty-title = No such directions
direction-empty-hint = What county leaders write on their desk or on a task stands here, with what became of it.
refused-no-direction = Write the direction.
