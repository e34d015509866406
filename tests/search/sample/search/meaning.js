minhbachIndex("fa7a71a80fb47e4e","meaning",{"groups":[],"drop":[],"before_code":[],"places":[],"intents":[]});
