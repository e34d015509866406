minhbachIndex("52425cffe5a1b718","meaning",{"groups":[],"drop":[],"before_code":[],"places":[],"intents":[],"instead":[]});
