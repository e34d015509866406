minhbachIndex("7c995d2a17148c32","meaning",{"groups":[],"drop":[],"before_code":[],"light":[],"places":[],"intents":[],"instead":[]});
