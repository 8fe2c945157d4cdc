UPDATE chase SET written = body::json ->> 'on';
