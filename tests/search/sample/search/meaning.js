minhbachIndex("e429828e29d36820","meaning",{"groups":[],"drop":[],"before_code":[],"places":[],"intents":[]});
