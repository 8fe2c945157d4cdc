UPDATE chase SET written = json_extract(body, '$.on');
