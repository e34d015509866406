minhbachIndex("faab628adbb5fcbe","meaning",{"groups":[],"drop":[],"before_code":[],"places":[],"intents":[]});
